//! What is said in one way only, in all languages at once: phrases parted by bars, without fillers.

use matching::Reason;

use crate::act::{Act, Narrowing, Verb};

/// Whole messages.
pub(super) static COMMANDS: [(Act, &str); 27] = [
    (
        Act::Yes,
        "yes|y|yes please|yep|yeah|yea|sure|ok|okay|of course|correct|right|that is right|thats right|go ahead|do it|si|sí|claro|vale|de acuerdo|correcto|dale|हाँ|हां|जी|जी हाँ|ठीक है|सही है|haan|haan ji|ha|ji|ji haan|theek hai|thik hai|sahi hai",
    ),
    (
        Act::No,
        "no|n|nope|no thanks|not now|dont|do not|not really|never mind|no gracias|ahora no|todavia no|नहीं|नही|जी नहीं|अभी नहीं|nahi|nahin|nahi ji|abhi nahi",
    ),
    (
        Act::Skip,
        "skip|skip this|pass|dont know|i dont know|no idea|none|nothing|later|do not want to say|saltar|omitir|no se|ninguno|nada|despues|luego|छोड़ो|छोड़ें|पता नहीं|कुछ नहीं|बाद में|chhodo|pata nahi|kuch nahi|baad mein",
    ),
    (
        Act::Done,
        "done|thats all|that is all|thats it|finished|nothing else|ready|listo|ya|ya esta|eso es todo|nada mas|बस|हो गया|इतना ही|bas|ho gaya|itna hi",
    ),
    (
        Act::Back,
        "back|go back|previous|step back|atras|volver|anterior|regresar|पीछे|वापस|peeche|wapas",
    ),
    (
        Act::Stop,
        "stop|cancel|quit|i want to stop|i want to end this|i want to finish this|exit|enough|leave it|forget it|parar|para|quiero parar|quiero acabar|quiero terminar|quiero acabar esto|quiero terminar esto|quiero acabar con esto|quiero terminar con esto|cancelar|salir|basta|dejalo|रुको|रुकें|बंद करो|रद्द करें|ruko|band karo|cancel karo",
    ),
    (
        Act::Undo,
        "undo|undo that|take that back|take it back|deshacer|deshaz eso|deshazlo|वापस लो|पूर्ववत करें|wapas lo|undo karo",
    ),
    (
        Act::StartAgain,
        "start again|start over|begin again|restart|reset|new start|empezar de nuevo|empezar otra vez|volver a empezar|reiniciar|फिर से शुरू करें|फिर से शुरू करो|नए सिरे से|phir se shuru karo|phir se shuru",
    ),
    (
        Act::Return,
        "back to what we were doing|where were we|go on|continue|resume|carry on|seguir|continuar|sigamos|donde estabamos|जारी रखें|आगे बढ़ें|aage badho|jaari rakho",
    ),
    (
        Act::Help,
        "help|menu|?|what can you do|what can i do here|options|ayuda|que puedes hacer|opciones|मदद|सहायता|madad|aap kya kar sakte ho",
    ),
    (
        Act::Greet,
        "hi|hello|hey|hi there|hello there|good morning|good afternoon|good evening|hola|buenas|buenos dias|buenas tardes|नमस्ते|नमस्कार|namaste|namaskar",
    ),
    (
        Act::Thank,
        "thanks|thank you|thx|ty|thanks a lot|thank you very much|gracias|muchas gracias|धन्यवाद|शुक्रिया|dhanyavaad|shukriya",
    ),
    (
        Act::More,
        "more|show more|more jobs|next|see more|more like these|mas|ver mas|siguiente|muestrame mas|और|और दिखाओ|और दिखाएँ|aur|aur dikhao",
    ),
    (
        Act::AreYouHuman,
        "are you human|are you a human|are you a person|are you real|are you a bot|are you a robot|is this a bot|is this a person|who are you|eres humano|eres una persona|eres un robot|quien eres|क्या आप इंसान हैं|आप कौन हैं|kya aap insaan hain|aap kaun hain|aap robot hain",
    ),
    (
        Act::Distress,
        "i want to die|want to die|i want to kill myself|kill myself|end my life|i want to end it all|suicide|i want to hurt myself|i dont want to live|i want to give up|give up on everything|quiero morir|quiero morirme|no quiero vivir|quiero matarme|quiero rendirme|मैं मरना चाहता हूँ|मैं मरना चाहती हूँ|जीना नहीं चाहता|जीना नहीं चाहती|marna chahta hoon|marna chahti hoon|jeena nahi chahta|jeena nahi chahti",
    ),
    (
        Act::Narrow(Some(Narrowing::PartTime)),
        "only part time|part time|part time only|medio tiempo|solo medio tiempo|tiempo parcial|solo tiempo parcial|केवल अंशकालिक|अंशकालिक|पार्ट टाइम|sirf part time",
    ),
    (
        Act::Narrow(Some(Narrowing::FullTime)),
        "only full time|full time|full time only|tiempo completo|solo tiempo completo|jornada completa|पूर्णकालिक|फुल टाइम|sirf full time",
    ),
    (
        Act::Narrow(Some(Narrowing::Remote)),
        "only remote|remote|remote only|from home|work from home|only from home|remoto|solo remoto|teletrabajo|desde casa|घर से|घर से काम|ghar se|ghar se kaam|sirf remote",
    ),
    (
        Act::Narrow(Some(Narrowing::Nearer)),
        "closer|nearer|closer to home|nearer to home|too far|less far|mas cerca|mas cerca de casa|पास|और पास|घर के पास|ghar ke paas|aur paas|paas mein",
    ),
    (
        Act::Narrow(Some(Narrowing::BetterPaid)),
        "better paid|more pay|more money|pays more|higher pay|better pay|mejor pagado|mejor pagados|mas salario|mas dinero|ज़्यादा वेतन|ज़्यादा पैसे|zyada paise|zyada salary|zyada vetan",
    ),
    (
        Act::Narrow(Some(Narrowing::AnyPlace)),
        "any distance|anywhere|any place|cualquier lugar|en cualquier lugar|cualquier distancia|कहीं भी|kahin bhi",
    ),
    (
        Act::Narrow(Some(Narrowing::AnyPay)),
        "any pay|any salary|cualquier salario|कोई भी वेतन|koi bhi salary",
    ),
    (
        Act::Narrow(Some(Narrowing::AnyHours)),
        "any hours|cualquier horario|कोई भी समय|koi bhi samay",
    ),
    (
        Act::Withdraw,
        "withdraw my request|take my request back|take the request back|cancel my request|retirar mi peticion|cancelar mi peticion|retira mi peticion|अनुरोध वापस लो|मेरा अनुरोध वापस लो|अनुरोध वापस लें|anurodh wapas lo",
    ),
    (
        Act::Practise(None),
        "practise|practice|practise interview|practice interview|practise an interview question|practice an interview question|interview practice|mock interview|practicar entrevista|practicar|practicar una entrevista|इंटरव्यू का अभ्यास|साक्षात्कार का अभ्यास|interview ki practice|interview practice karo",
    ),
    (
        Act::PostOpening,
        "post a job|post job|post an opening|new opening|write an opening|publicar una vacante|publicar vacante|नौकरी पोस्ट करें|नौकरी पोस्ट करो|job post karo|naukri post karo",
    ),
    (
        Act::StopAlerts,
        "stop alerts|no more mails|unsubscribe|cancelar alertas|no mas correos|darme de baja|अलर्ट बंद करें|alert band karo",
    ),
];

/// What can be done with an opening, as it is said without its number.
pub(super) const VERBS: [(Verb, &str); 7] = [
    (
        Verb::Why,
        "why|why this|explain|por que|porque|por que este|क्यों|यह क्यों|kyon|kyun|ye kyun",
    ),
    (
        Verb::Missing,
        "what is missing|whats missing|missing|what do i lack|lack|que falta|que me falta|क्या कमी है|क्या कम है|kya kami hai|kya kam hai",
    ),
    (
        Verb::Apply,
        "apply|i want to apply|id like to apply|let us apply|apply this|postular|aplicar|solicitar|quiero postular|enviar solicitud|आवेदन करें|आवेदन करो|आवेदन करना है|apply karo|apply karna hai|aavedan karo",
    ),
    (
        Verb::Save,
        "save|save this|keep|remember|guardar|guarda|guardalo|सहेजें|सेव करो|save karo|rakh lo",
    ),
    (
        Verb::Dismiss,
        "not for me|not this|less like|less like this|dismiss|hide|remove|dont like|i dont like|no es para mi|no me interesa|descartar|मेरे लिए नहीं|पसंद नहीं|mere liye nahi|pasand nahi|hatao",
    ),
    (
        Verb::Like,
        "like|more like|similar|something like|como|parecido|parecidos|similares|जैसा|जैसे|jaisa|jaise",
    ),
    (
        Verb::LikeNearer,
        "like but nearer|like but closer|like nearer|como pero mas cerca|जैसा पर पास|jaisa par paas",
    ),
];

/// Parts of messages that give a reason.
pub(super) const REASONS: [(Reason, &str); 7] = [
    (
        Reason::TooFar,
        "too far|far away|so far|commute|lejos|दूर|door|bahut door",
    ),
    (
        Reason::PayTooLow,
        "pay|pays|paid|salary|money|paga|pagan|salario|sueldo|dinero|वेतन|पैसे|paise|vetan",
    ),
    (
        Reason::Schedule,
        "hours|shift|shifts|night|nights|weekend|weekends|horario|turno|noche|समय|शिफ्ट|samay|raat",
    ),
    (
        Reason::AsksTooMuch,
        "asks too much|too hard|too difficult|not qualified|experience|dificil|experiencia|pide mucho|मुश्किल|अनुभव|mushkil|anubhav",
    ),
    (
        Reason::Known,
        "already applied|applied|know it|seen it|ya aplique|ya lo vi|ya lo conozco|आवेदन कर दिया|apply kar diya",
    ),
    (
        Reason::Employer,
        "employer|company|boss|empresa|jefe|कंपनी|नियोक्ता|company",
    ),
    (
        Reason::WrongWork,
        "wrong work|other work|different work|not my kind|kind of work|otro trabajo|otro tipo|दूसरा काम|doosra kaam|dusra kaam",
    ),
];

/// Words that say nothing in a command.
pub(super) const FILLERS: &str = "the al a an one ones number nr no. please me for to about number just and can you i el la lo los un una numero por favor \
    quiero कृपया नंबर वाला वाली को के लिए number wala wali ko please";
