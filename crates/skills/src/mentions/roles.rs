//! The parts that little words play around skills: who joins, who asks, who denies.
//!
//! To add a word: put it into its line, folded, in any of its spellings (plurals are known by themselves).

/// A set of parts a word can play.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Roles(u32);

impl Roles {
    /// Joins the items of a list.
    pub(super) const JOINS: Self = Self(1);
    /// Joins alternatives, which a denial covers all.
    pub(super) const OR: Self = Self(1 << 1);
    /// A function word: never part of an item that shares a head with another.
    pub(super) const LITTLE: Self = Self(1 << 2);
    /// Denies what follows.
    pub(super) const DENIES: Self = Self(1 << 3);
    /// After "not": the denial is not one of a skill ("not only", "not afraid of").
    pub(super) const HARMLESS: Self = Self(1 << 4);
    /// Says that something is asked for; after "not", that it is not.
    pub(super) const ASKED: Self = Self(1 << 5);
    /// Says that something is welcome.
    pub(super) const WELCOME: Self = Self(1 << 6);
    /// Begins a new thought.
    pub(super) const TURNS: Self = Self(1 << 7);
    /// Names having a skill: "knowledge of".
    pub(super) const HAVING: Self = Self(1 << 8);
    /// Leads into a list of skills: "with", "such as".
    pub(super) const LEADS: Self = Self(1 << 9);
    /// Stands after a skill without changing what it is: "Excel skills".
    pub(super) const FOLLOWS: Self = Self(1 << 10);
    /// Before a letter, makes it the name of something else: "vitamin C", "plan B".
    pub(super) const LETTERED: Self = Self(1 << 11);
    /// In a short line, makes it the heading of skills.
    pub(super) const HEADS_SKILLS: Self = Self(1 << 12);
    /// In a short line, makes it some other heading.
    pub(super) const HEADS_OTHER: Self = Self(1 << 13);
    /// How well somebody can do something.
    pub(super) const LEVEL: Self = Self(1 << 14);
    /// Points at a thing, or counts or describes it: may stand between a verb and its object.
    pub(super) const POINTS: Self = Self(1 << 15);
    /// Directly after a cautious name, shows that a skill is meant: "Go programming", "Access user".
    pub(super) const CONFIRMS: Self = Self(1 << 16);
    /// A season: before a year it is no skill.
    pub(super) const SEASON: Self = Self(1 << 17);
    /// A day of the week: no clue makes it a skill.
    pub(super) const DAY: Self = Self(1 << 18);
    /// Before a verb, lets it be one: "enjoy serving customers".
    pub(super) const HELPS: Self = Self(1 << 19);
    /// Asks as a verb: what it denies comes after it ("do not need Java", unlike "not required").
    pub(super) const ASKS: Self = Self(1 << 20);
    /// A form of a file: "send it as a Word document".
    pub(super) const FILE: Self = Self(1 << 21);
    /// Denies the verdict it stands before: "not required", unlike "no experience required".
    pub(super) const NOT: Self = Self(1 << 23);
    /// What one does without, and works all the same: "without supervision".
    pub(super) const AID: Self = Self(1 << 22);

    /// This set and that.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any part of `other` is in this set.
    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Every word that plays a part.
pub(super) const TABLE: &[(Roles, &str)] = &[
    (Roles::JOINS, "and or plus und oder nor"),
    (Roles::OR, "or nor oder"),
    (
        Roles::LITTLE,
        "a an the this that these those my our your their his her its any all some each every no not of to in on at by \
         for from with without within into onto over under through about above across after before during between \
         until up down out off as than then so if when while where who whom which what why how because since although \
         though but however and or nor und oder yet is are was were be been being am do does did done have has had \
         having will would shall should can could may might must i you he she it we they me us them also very more \
         most much many such other others another same own just only even well as per via etc eg ie incl including \
         include der die das ein eine mit und oder fur von im am zu el la los las un una de del en y con para por",
    ),
    (
        Roles::DENIES,
        "no not without never neither nor none dont doesnt didnt isnt arent wasnt werent wont cant cannot couldnt \
         wouldnt shouldnt neednt havent hasnt hadnt lacking lack lacks zero kein keine keinen keinerlei ohne nicht sin \
         sem sans",
    ),
    (
        Roles::HARMLESS,
        "only just merely simply limited less fewer later more doubt problem matter afraid scared mind shy hesitate \
         forget miss least longer always exclusively exceed too because",
    ),
    (
        Roles::ASKED,
        "required require requires requirement necessary unnecessary need needs needed needing essential mandatory must compulsory \
         obligatory expected prerequisite vital important asked demanded wanted erforderlich notwendig notig \
         necesario necesaria requerido requerida obligatorio",
    ),
    (
        Roles::WELCOME,
        "advantage advantageous bonus preferred preferable preferably desirable desired desirably helpful welcome nice \
         ideal ideally beneficial asset useful favourable appreciated plus",
    ),
    (
        Roles::TURNS,
        "but however although though except unless while whereas because so if then instead rather yet still aber \
         sondern pero sino",
    ),
    (
        Roles::HAVING,
        "knowledge experience experienced proficiency proficient skill skilled expertise expert familiarity familiar \
         fluency fluent competence competent competency understanding command background trained training certified \
         certification certificate qualified ability able using use uses used user work works worked working know \
         knows knowing grasp literate literacy exposure worked hands-on advanced intermediate basic basics solid strong \
         good excellent kenntnisse erfahrung conocimientos conocimiento experiencia",
    ),
    (
        Roles::LEADS,
        "with in of using as like including include includes such e.g eg ie on by through via for mit von en con de \
         both either language languages tool tools software package packages application applications program \
         programs suite technology technologies framework frameworks advanced intermediate basic good strong solid \
         excellent working know learn learning teach teaching use used knowledge skill skills",
    ),
    (
        Roles::FOLLOWS,
        "skill skills programming experience knowledge proficiency developer developers development language languages \
         certification certificate certified expert user users literacy literate course training code coding \
         programmer programmers engineer engineers is are was were would will required preferred desired needed \
         essential desirable advantage plus beginner basics package application applications software and or etc for \
         on at level levels ability abilities expertise competency qualities",
    ),
    (
        Roles::LETTERED,
        "vitamin vitamins plan hepatitis class category group type grade level section appendix option exhibit \
         schedule part block team wing tier series unit room gate ward form article point zone terminal building \
         table figure step phase platform letter clause annex division bus route size rated rating band degree stage \
         paragraph module version model lot pier hall floor house tower hangar bay list column row",
    ),
    (
        Roles::HEADS_SKILLS,
        "skill skills competency competencies competence competences technology technologies tool tools software \
         expertise strengths strength proficiency proficiencies kenntnisse fahigkeiten habilidades competencias \
         aptitudes qualification qualifications certification certifications licences languages stack knowledge abilities",
    ),
    (
        Roles::HEADS_OTHER,
        "experience employment history education profile summary objective references interests hobbies projects \
         responsibilities duties about benefits career address contact personal publications awards volunteering \
         declaration offer work",
    ),
    (
        Roles::LEVEL,
        "basic basics beginner elementary intermediate advanced expert proficient fluent native good very excellent \
         strong working level years year months month yrs yr competent skilled certified foundation professional \
         conversational user",
    ),
    (
        Roles::POINTS,
        "a an the this that these those my our your their his her its all any some each every both several various \
         multiple many new existing current large big small high low daily weekly monthly annual own good accurate \
         clear detailed strong key different complex simple difficult full raw fresh heavy live hot cold quick fast \
         short long regular routine general overall more other relevant appropriate necessary basic great incoming \
         outgoing upcoming two three four five ten",
    ),
    (
        Roles::CONFIRMS,
        "skill skills programming knowledge experience proficiency developer developers certification certificate \
         certified expert user users programmer programmers coding",
    ),
    (Roles::SEASON, "spring summer autumn fall winter march may"),
    (Roles::DAY, "monday tuesday wednesday thursday friday saturday sunday"),
    (
        Roles::HELPS,
        "enjoy enjoying love like help helping helped assist assisting start starting continue keep include including \
         involve involving responsible duty task please experience experienced skilled trained able confident \
         successfully currently passion",
    ),
    (
        Roles::ASKS,
        "need needs require requires ask asks demand demands expect expects",
    ),
    (
        Roles::FILE,
        "format formats document documents file files attachment attachments",
    ),
    (
        Roles::AID,
        "supervision assistance guidance authority help boundaries delay delays mistake mistakes error errors exception \
         exceptions debt limits sure",
    ),
    (
        Roles::NOT,
        "not never doesnt isnt arent wasnt werent wont cant cannot neednt nicht",
    ),
];
