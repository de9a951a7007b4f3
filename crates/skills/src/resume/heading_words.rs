//! The words headings are made of. To teach one: into the line of its kind, folded (small letters, no accents).

use super::section::SectionKind;

/// Words that tell the kind, folded. The first kind that claims one of a heading's words has it.
pub(super) const KINDS: &[(SectionKind, &str)] = &[
    (
        SectionKind::References,
        "references reference referees referee referenzen referencias testimonials",
    ),
    (
        SectionKind::Languages,
        "languages language sprachen sprachkenntnisse idiomas idioma langues linguas भाषा भाषाएँ",
    ),
    (
        SectionKind::Volunteering,
        "volunteering volunteer voluntary volunteerism ehrenamt ehrenamtliches voluntariado benevolat activities extracurricular \
         co-curricular engagement",
    ),
    (
        SectionKind::Summary,
        "summary objective statement overview profil resumen perfil objetivo kurzprofil profile aim goal goals introduction sobre \
         uber about परिचय सारांश",
    ),
    (
        SectionKind::Projects,
        "projects project projekte proyectos projets projetos publications talks portfolio patents",
    ),
    (
        SectionKind::Education,
        "education educational academic academics studies school schooling ausbildung bildung bildungsweg schulbildung studium \
         educacion formacion estudios formation etudes diplomes educacao formacao शिक्षा degrees",
    ),
    (
        SectionKind::Certificates,
        "certificates certificate certifications certification licences licenses licence license courses course registration \
         registrations zertifikate zertifizierungen weiterbildung weiterbildungen fortbildung fortbildungen fuhrerschein \
         certificados certificado cursos certificaciones certificats permis development cards tickets",
    ),
    (
        SectionKind::Education,
        "training qualifications qualification trainings",
    ),
    (
        SectionKind::Skills,
        "skills skill competencies competences competence competency abilities expertise strengths kenntnisse fahigkeiten \
         kompetenzen habilidades competencias aptitudes conocimientos qualities proficiencies कौशल toolbox edv",
    ),
    (
        SectionKind::Work,
        "experience experiences employment career jobs work internship internships history berufserfahrung berufspraxis werdegang \
         praktika praktikum experiencia experiencias trabajo empleo emplois parcours stages अनुभव beschaftigung positions recent",
    ),
    (
        SectionKind::Skills,
        "tools technologies technology software computer it technical knowledge",
    ),
    (
        SectionKind::Interests,
        "interests interest hobbies hobby hobbys interessen intereses aficiones loisirs passions pastimes",
    ),
    (
        SectionKind::Contact,
        "contact details kontakt kontaktdaten contacto coordonnees contato personal personliche datos",
    ),
    (
        SectionKind::Other,
        "other miscellaneous additional sonstiges otros autres awards award honours honors achievements accomplishments \
         memberships membership declaration more",
    ),
];

/// Words that go with them.
pub(super) const WITH: &str = " and & / of the my your our in at to a key core main professional work working teaching clinical technical \
    personal relevant selected previous past recent current practical industry general special specialist soft hard digital \
    further final year extra curricular social transferable transferrable management leadership nursing medical driving \
    kitchen office trade areas area highlights me mich y e de la las los el et des mes meine mein und with employment history \
    career academic profesional professionnelle professionnelles professionnel laboral laborales complementaria formale \
    beruflicher berufliche schulische akademische personales personais mi mí sobre mim über acerca a propos moi formal \
    methods use use of data information daten angaben school other additional key self community service military internship \
    background record summary of qualifications courses training licences certificates languages skills computer it software \
    tools interests hobbies awards life vocational apprenticeship ";

/// Whole headings that are made of other words.
pub(super) const WHOLE: &[(SectionKind, &str)] = &[
    (
        SectionKind::Summary,
        "about me|about|who i am|profile|personal statement|personal profile|career objective|uber mich|acerca de mi|sobre mi|a propos de moi",
    ),
    (
        SectionKind::Other,
        "family care|career break|parental leave|other|miscellaneous|elternzeit|gap year",
    ),
    (SectionKind::Skills, "what i can do|what i do well|good at"),
    (
        SectionKind::Work,
        "what i have done|where i have worked|career|jobs|military service|experiencia laboral|berufliche stationen",
    ),
    (
        SectionKind::Contact,
        "address|personal information|personal data|personal details|how to reach me",
    ),
    (SectionKind::Other, "personal"),
];
