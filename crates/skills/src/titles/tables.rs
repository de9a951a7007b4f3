//! Words of job titles that the program must know by heart.

/// Short forms and variants, folded, with what they stand for; sorted.
pub(super) const SHORT_FORMS: &[(&str, &str)] = &[
    ("acct", "accounting"),
    ("acctg", "accounting"),
    ("accts", "accounts"),
    ("actress", "actor"),
    ("admin", "administrator"),
    ("adminstrator", "administrator"),
    ("analyt", "analytics"),
    ("apprenticeship", "apprentice"),
    ("ass", "assistant"),
    ("assist", "assistant"),
    ("assoc", "associate"),
    ("asst", "assistant"),
    ("aux", "auxiliary"),
    ("biz", "business"),
    ("bus", "business"),
    ("comms", "communications"),
    ("comp", "computer"),
    ("coord", "coordinator"),
    ("cs", "customer service"),
    ("csr", "customer service representative"),
    ("cust", "customer"),
    ("db", "database"),
    ("dev", "developer"),
    ("devel", "developer"),
    ("dir", "director"),
    ("ece", "early childhood educator"),
    ("elec", "electrical"),
    ("eng", "engineer"),
    ("engg", "engineering"),
    ("engr", "engineer"),
    ("exec", "executive"),
    ("fac", "facilities"),
    ("fin", "finance"),
    ("gm", "general manager"),
    ("govt", "government"),
    ("hcp", "health care professional"),
    ("hostess", "host"),
    ("hw", "hardware"),
    ("ic", "in charge"),
    ("incharge", "in charge"),
    ("instr", "instructor"),
    ("internship", "intern"),
    ("jnr", "junior"),
    ("jr", "junior"),
    ("lieut", "lieutenant"),
    ("maint", "maintenance"),
    ("mech", "mechanical"),
    ("med", "medical"),
    ("mfg", "manufacturing"),
    ("mgmt", "management"),
    ("mgr", "manager"),
    ("mktg", "marketing"),
    ("mngr", "manager"),
    ("nqt", "newly qualified teacher"),
    ("off", "officer"),
    ("opr", "operator"),
    ("ops", "operations"),
    ("pgm", "program"),
    ("prod", "production"),
    ("prof", "professor"),
    ("prog", "programmer"),
    ("rcpt", "receptionist"),
    ("rec", "receptionist"),
    ("recept", "receptionist"),
    ("rep", "representative"),
    ("reps", "representatives"),
    ("saleslady", "salesperson"),
    ("salesman", "salesperson"),
    ("saleswoman", "salesperson"),
    ("sec", "secretary"),
    ("snr", "senior"),
    ("spec", "specialist"),
    ("splst", "specialist"),
    ("sr", "senior"),
    ("stewardess", "steward"),
    ("supe", "superintendent"),
    ("supv", "supervisor"),
    ("supvr", "supervisor"),
    ("svc", "service"),
    ("svcs", "services"),
    ("sw", "software"),
    ("swe", "software engineer"),
    ("sys", "systems"),
    ("tchr", "teacher"),
    ("tech", "technician"),
    ("techs", "technicians"),
    ("telesales", "telephone sales"),
    ("vp", "vice president"),
    ("waitress", "waiter"),
    ("waitstaff", "waiter"),
    ("website", "web"),
    ("whse", "warehouse"),
    ("wkr", "worker"),
];

/// Words that say nothing at all.
pub(super) const LITTLE: &str = "the a an and of";

/// Words that say nothing of the work, unless the name of an occupation has them ("night porter").
pub(super) const NOISE: &str = "urgent urgently hiring hire now wanted required requires needed need vacancy vacancies job jobs \
    opening openings position positions opportunity opportunities immediate immediately start starting starter asap join us \
    our team looking we are is you your or to for new great excellent exciting amazing career careers apply \
    full part time fulltime parttime permanent perm temporary temp contract contractor contractual freelance freelancer \
    casual seasonal fixed term long short remote remotely hybrid onsite office-based home wfh anywhere shift shifts night \
    nights day days weekend weekends evening evenings morning mornings am pm hours hour hourly weekly monthly per annum \
    salary bonus ote pay up k m f d w x div gn mfd mwd wmd all genders gender male female man woman men women fresher freshers \
    experience experienced exp years year yrs minimum min level i ii iii iv v vi based uk usa ref id no nr number req \
    requisition multiple various sponsorship visa available bilingual etc und oder et y e o de la el mit fur bei im in with";

/// Ranks: they say how far, not what.
pub(super) const RANKS: &str = "senior junior principal graduate trainee apprentice intern mid entry lead leading expert \
    associate interim acting deputy qualified certified licensed professional skilled general";
