//! The names themselves: `|` between names, the more telling ones first. English, then German, Spanish, French,
//! Portuguese, Italian, Dutch, Polish, Hindi.

use crate::Field;

/// Names of columns that hold a field by themselves.
pub(super) const KNOWN: &[(Field, &str)] = &[
    (
        Field::Id,
        "job id|posting id|vacancy id|uniq id|unique id|external id|requisition id|req id|job reference|reference number\
         |ref no|reference|ref|job number|job no|requisition number|requisition|uuid|guid|identifier|identifier value|id|slug\
         |Kennziffer|Referenznummer|Stellen-ID|Stellennummer|referencia|número de referencia|référence|numéro d'offre\
         |código da vaga|referentienummer",
    ),
    (
        Field::Title,
        "job title|position title|posting title|vacancy title|role title|title|job name|position name|designation|job role\
         |role|position|vacancy|opening|job position|job|headline|name\
         |Stellenbezeichnung|Stellentitel|Jobtitel|Berufsbezeichnung|Titel|Stelle|Beruf\
         |título del puesto|nombre del puesto|puesto|título|cargo|vacante|intitulé du poste|intitulé|titre du poste|poste|titre\
         |libellé|métier|título da vaga|vaga|função|titolo|posizione|mansione|ruolo|functietitel|vacaturetitel|functienaam\
         |functie|vacature|stanowisko|पद का नाम|पद",
    ),
    (
        Field::Employer,
        "company name|employer name|employer|company|hiring organization|hiring organisation|hiring company|organization name\
         |organisation name|organization|organisation|business name|advertiser|firm|institution\
         |Unternehmen|Arbeitgeber|Firma|Firmenname|Unternehmensname|nombre de la empresa|empresa|empleador|compañía|entidad\
         |nom de l'entreprise|entreprise|société|employeur|raison sociale|organisme|nome da empresa|empregador|companhia\
         |azienda|nome azienda|datore di lavoro|società|bedrijfsnaam|bedrijf|werkgever|organisatie|pracodawca|कंपनी|नियोक्ता",
    ),
    (
        Field::Place,
        "job location|work location|place of work|location name|location|formatted location|full location|posting location\
         |candidate required location|duty station|job place|place|workplace\
         |Arbeitsort|Einsatzort|Dienstort|Standort|Ort|lugar de trabajo|ubicación|localización|lugar|localidad\
         |lieu de travail|lieu|localisation|local de trabalho|localização|local|luogo di lavoro|sede di lavoro|sede|luogo\
         |località|standplaats|werklocatie|locatie|plaats|miejsce pracy|lokalizacja|स्थान",
    ),
    (
        Field::Country,
        "job country|country|country name|country code|address country|nation|Land|Staat|país|pays|paese|kraj|देश",
    ),
    (
        Field::Description,
        "job description|full description|description text|combined text|job text|full text|description|job details|job post\
         |jobpost|job ad|advert|posting|body|text|content|description plain|description html|html|details|about the job\
         |about the role|vacancy text|job summary|overview|summary|abstract|snippet\
         |Stellenbeschreibung|Beschreibung|Stellentext|Anzeigentext|Volltext|descripción del puesto|descripción|detalles|detalle\
         |description du poste|description de l'offre|descriptif|texte|descrição da vaga|descrição|descrizione\
         |functieomschrijving|omschrijving|vacaturetekst|beschrijving|opis|विवरण",
    ),
    (
        Field::Pay,
        "salary range|pay range|salary|salary estimate|salary offered|salary text|salary info|salary display|base salary\
         |estimated salary|pay|pay rate|compensation|remuneration|wage|wages|hourly rate|annual salary|stipend|ctc|package|rate\
         |Gehalt|Lohn|Vergütung|Entgelt|Verdienst|Bezahlung|salario|sueldo|remuneración|retribución|salaire|rémunération\
         |salário|remuneração|stipendio|retribuzione|RAL|compenso|salaris|loon|wynagrodzenie|वेतन",
    ),
    (
        Field::PayMin,
        "salary min|min salary|minimum salary|salary from|from salary|salary minimum|salary low|low salary|lower salary\
         |salary lower|pay min|min pay|pay from|wage min|min wage|min annual salary|annual salary min|salary range min|salary min value\
         |compensation min|Gehalt von|Mindestgehalt|salario mínimo|salaire minimum|salaire min|salário mínimo|stipendio minimo",
    ),
    (
        Field::PayMax,
        "salary max|max salary|maximum salary|salary to|to salary|salary maximum|salary high|high salary|upper salary\
         |salary upper|pay max|max pay|pay to|wage max|max wage|max annual salary|annual salary max|salary range max|salary max value\
         |compensation max|Gehalt bis|Höchstgehalt|salario máximo|salaire maximum|salaire max|salário máximo|stipendio massimo",
    ),
    (
        Field::PayCurrency,
        "salary currency|pay currency|currency|currency code|salary currency code|Währung|moneda|devise|moeda|valuta|waluta",
    ),
    (
        Field::PayPer,
        "salary period|pay period|salary unit|salary interval|pay interval|pay per|salary frequency|pay frequency|salary type\
         |pay type|rate type|compensation period|unit text|per|periodicity",
    ),
    (
        Field::Posted,
        "date posted|posted date|posting date|posted on|posted at|posted|post date|publication date|published at|published on\
         |published|publish date|date published|pub date|listed time|listing date|listed|listed date|job posted|opening date|created at\
         |date created|creation date|created|date\
         |Veröffentlicht am|veröffentlicht|Veröffentlichungsdatum|eingestellt am|erstellt am|Datum|fecha de publicación|fecha\
         |publicado|date de publication|publié le|data de publicação|publicado em|data pubblicazione|publicatiedatum\
         |geplaatst op|data publikacji",
    ),
    (
        Field::Deadline,
        "application deadline|deadline|closing date|valid through|apply by|apply before|last date to apply|last date\
         |close date|closes|closes on|due date|valid until|expiry date|expiration date|expires at|expires on|expires|expiry\
         |job expiry|end date\
         |Bewerbungsfrist|Bewerbungsschluss|Frist|gültig bis|fecha límite|fecha de cierre|plazo|cierre\
         |date limite de candidature|date limite|date de clôture|data limite|prazo|scadenza|sluitingsdatum",
    ),
    (
        Field::Employment,
        "employment type|job type|type of employment|employment|formatted work type|work type|contract time|schedule type\
         |contract type|type of contract|contract|job schedule|working time|working hours|hours|type\
         |Beschäftigungsart|Anstellungsart|Art der Anstellung|Vertragsart|Arbeitszeit|tipo de empleo|jornada|tipo de contrato\
         |type de contrat|contrat|tipo de vaga|regime|tipo di contratto|contratto|dienstverband|rodzaj umowy",
    ),
    (
        Field::Site,
        "workplace type|work mode|work arrangement|work model|work setting|job location type|location type|remote|is remote\
         |remote allowed|remote work|remote ok|work from home|home office|telecommuting|telecommute\
         |Arbeitsmodell|modalidad de trabajo|modalidad|teletrabajo|remoto|télétravail|thuiswerken|praca zdalna",
    ),
    (
        Field::Experience,
        "experience required|required experience|years of experience|experience range|min experience|minimum experience\
         |experience|work experience|job experience|experience needed|experience level|formatted experience level|exp\
         |Berufserfahrung|experiencia|años de experiencia|expérience|experiência|esperienza|ervaring|अनुभव",
    ),
    (
        Field::Education,
        "education required|required education|education level|minimum education|education|education requirements\
         |degree required|degree|qualification\
         |Abschluss|Ausbildung|Bildung|Schulabschluss|formación|estudios|educación|niveau d'études|formation|diplôme\
         |escolaridade|formação|titolo di studio|istruzione|opleidingsniveau|opleiding|wykształcenie|शिक्षा",
    ),
    (
        Field::Skills,
        "required skills|skills required|must have skills|key skills|job skills|skills|skill|skill set|skill tags\
         |technologies|tech stack|competencies|tags|keywords\
         |Kenntnisse|Fähigkeiten|Kompetenzen|Schlagworte|conocimientos|habilidades|competencias|compétences|competências\
         |competenze|vaardigheden|umiejętności|कौशल",
    ),
    (
        Field::Url,
        "job posting url|posting url|job url|job link|url|link|apply url|apply link|application url|application link|redirect url\
         |source url|absolute url|hosted url|permalink|web address|href|landing page|Stellen-URL|enlace|lien",
    ),
];

/// Names of columns that hold a field together with others: town and state, duties and requirements.
pub(super) const PARTS: &[(Field, &str)] = &[
    (
        Field::Place,
        "city|job city|town|address locality|locality|municipality|Stadt|ciudad|ville|cidade|città|stad|miasto\
         |state|job state|state province|region|address region|province|county|district|Bundesland|provincia|estado|région\
         |département|regione",
    ),
    (
        Field::Description,
        "responsibilities|job responsibilities|key responsibilities|role and responsibilities|duties|job duties|tasks\
         |what you will do|requirements|job requirements|qualifications|required qualifications|required qual\
         |minimum qualifications|basic qualifications|preferred qualifications|preferred skills|nice to have\
         |nice to have skills|candidate profile|what we offer|benefits|job benefits|perks\
         |Aufgaben|Ihre Aufgaben|Anforderungen|Profil|Ihr Profil|Qualifikationen|wir bieten|funciones|responsabilidades\
         |requisitos|ofrecemos|missions|profil recherché|compétences requises|avantages|atividades|requisitos da vaga\
         |benefícios|requisiti|functie-eisen|taken|wymagania|obowiązki",
    ),
];

/// Names that are known to stand for something a posting does not need.
pub(super) const UNWANTED: &str = "rating|company rating|headquarters|size|company size|employees|number of employees\
     |founded|type of ownership|ownership|industry|industries|sector|revenue|company revenue|competitors|logo|logo url\
     |company logo|company url|company website|website|company description|about company|company profile|views|applies\
     |applications|applicants|category|categories|department|team|function|job function|latitude|longitude|lat|lng|lon\
     |zip|zip code|postal code|postcode|PLZ|phone|telephone|email|mail|contact|contact email|contact name|updated|updated at\
     |modified|scraped at|crawl timestamp|language|lang|source|status|index|row|row number|number of openings|vacancies\
     |openings|seniority|seniority level|start date|review|reviews|score|Branche|sector de actividad|secteur";
