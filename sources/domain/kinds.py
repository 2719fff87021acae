"""What kinds of sources, documents and statements there are, and how a source is graded.

Reliability is the first half of the Admiralty code (NATO AJP-2.1): A to F, where F is
"cannot be judged" and therefore has no number.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    """Who can be quoted."""

    GOVERNMENT = "government"
    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    INTERGOVERNMENTAL = "intergovernmental"
    ARMED_GROUP = "armed_group"
    NGO = "ngo"
    RESEARCH = "research"
    MEDIA = "media"
    WIRE = "wire"
    PERSON = "person"
    UNNAMED = "unnamed"
    JOINT = "joint"


_CUES = (
    (SourceKind.WIRE, r"reuters|afp|associated press|dpa|yonhap|(?:news|press) agency|\w*통신사"),
    (
        SourceKind.WIRE,
        r"nachrichtenagentur|presseagentur|agence de presse|agencia de noticias|інформагентство",
    ),
    (SourceKind.NGO, r"gewerkschaft|syndicat|sindicato|профспілка|\w*노조"),
    (SourceKind.NGO, r"police (?:officers' )?(?:union|federation)"),
    (SourceKind.INTELLIGENCE, r"intelligence|security service|nachrichtendienst|\w*정보원"),
    (SourceKind.ARMED_GROUP, r"militia|rebels?|armed group|guerrilla|miliz|milice|milicia|\w*반군"),
    (SourceKind.MILITARY, r"army|navy|air force|military|general staff|joint chiefs|armed forces"),
    (SourceKind.MILITARY, r"bundeswehr|generalstab|streitkräfte|forces armées|fuerzas armadas"),
    (SourceKind.MILITARY, r"генштаб|генеральний штаб|збройні сили|합참|합동참모본부|\w*(?:육군|해군|공군)"),
    (SourceKind.INTERGOVERNMENTAL, r"(?-i:UN|WHO|EU)|united nations|unhcr|unicef|nato|osce|оон|\w*유엔"),
    (
        SourceKind.INTERGOVERNMENTAL,
        r"european (?:union|commission|parliament|court)|eu-kommission|\w*유럽연합",
    ),
    (SourceKind.INTERGOVERNMENTAL, r"europäische kommission|commission européenne|comisión europea"),
    (SourceKind.INTERGOVERNMENTAL, r"єврокомісія|європейська комісія|world (?:bank|health organi[sz]ation)"),
    (SourceKind.GOVERNMENT, r"ministry|minister|government|police|president|authorit(?:y|ies)|mayor"),
    (
        SourceKind.GOVERNMENT,
        r"fire (?:service|brigade|department)|civil (?:defen[cs]e|protection)|coast guard",
    ),
    (SourceKind.GOVERNMENT, r"prefect(?:ure)?|governor|governorate|municipality|statistic(?:s|al) office"),
    (SourceKind.GOVERNMENT, r"\w*ministerium|\w*regierung|polizei|feuerwehr|präfektur|statistikamt"),
    (
        SourceKind.GOVERNMENT,
        r"ministère|gouvernement|préfecture|mairie|gendarmerie|pompiers|protection civile",
    ),
    (SourceKind.GOVERNMENT, r"ministerio|gobierno|policía|ayuntamiento|bomberos|protección civil"),
    (
        SourceKind.GOVERNMENT,
        r"міністерство|уряд|поліція|мерія|정부|국방부|\w*(?:경찰청?|소방청|통계청|질병관리청)",
    ),
    (SourceKind.RESEARCH, r"university|institute|survey|observatory|academy|laborator(?:y|ies)"),
    (SourceKind.RESEARCH, r"\w*universität|\w*institut|université|universidad|instituto"),
    (SourceKind.RESEARCH, r"університет|інститут|\w*(?:대학교?|연구소|연구원)"),
    (
        SourceKind.MEDIA,
        r"newspaper|radio|television|tv|times|gazette|herald|tribune|news|press|daily|courier",
    ),
    (SourceKind.MEDIA, r"\w*zeitung|periódico|diario|газета|телебачення|\w*(?:신문|방송|일보)"),
    (SourceKind.NGO, r"rotes kreuz|croix-rouge|cruz roja|червоний хрест|\w*적십자사|naturschutzbund"),
    (SourceKind.NGO, r"union|red (?:cross|crescent)|organi[sz]ers?|association|foundation|charity|party"),
    (SourceKind.NGO, r"(?<!russian )federation|opposition|(?:observer|monitoring|rights|aid|campaign) group"),
    (SourceKind.NGO, r"\w*(?:verband|verein|stiftung|partei)|fédération|fondation|parti|federación"),
    (
        SourceKind.NGO,
        r"asociación|fundación|partido|oposición|(?<!російська )федерація|асоціація|спілка|фонд",
    ),
    (SourceKind.NGO, r"партія|опозиція|\w*(?:협회|연맹|연합회|재단|노총|야당)"),
    (SourceKind.GOVERNMENT, r"city|county|council|commission|agency|court|prosecutors?|parliament"),
    (SourceKind.GOVERNMENT, r"(?:central|reserve) bank|notenbank|zentralbank|banque centrale|banco central"),
    (
        SourceKind.GOVERNMENT,
        r"statistics (?:office|agency|bureau)|(?:центральний|національний) банк|нацбанк|(?:한국|중앙)은행",
    ),
    (
        SourceKind.GOVERNMENT,
        r"\w*(?:kommission|behörde|agentur|(?<!ges)amt|staatsanwaltschaft|gericht)|bundestag",
    ),
    (SourceKind.GOVERNMENT, r"agence|parquet|tribunal|comisión|agencia|fiscalía|комісія|агентство|служба"),
    (SourceKind.GOVERNMENT, r"прокуратура|суд|\w*(?:위원회|검찰청?|법원|시청|도청)"),
    (SourceKind.NGO, r"hospitals?|clinics?|\w*(?:krankenhaus|klinik|klinikum)|hôpital|лікарня|\w*병원"),
)
"""Words of names that show a kind, the surest first. The last are guesses: a hospital may be the state's."""


@dataclass(frozen=True, slots=True)
class ShownKind:
    """The kind that a name shows, and the word that shows it."""

    kind: SourceKind
    word: str


def kind_shown(name: str) -> ShownKind | None:
    """The kind that a source's name shows; None where it shows none: then somebody is asked."""
    text = " ".join(name.split())
    for kind, words in _CUES:
        shown = re.search(rf"\b(?:{words})\b", text, re.IGNORECASE)
        if shown:
            return ShownKind(kind, shown[0])
    return None


def kind_assumed(name: str, *, joint: bool) -> SourceKind:
    """The kind of a new source where nobody can be asked: joint if it has members, else as its name shows."""
    if joint:
        return SourceKind.JOINT
    shown = kind_shown(name)
    return SourceKind.MEDIA if shown is None else shown.kind


class DocumentKind(StrEnum):
    """What was read: the item in which a statement reached us."""

    ARTICLE = "article"
    OFFICIAL_STATEMENT = "official_statement"
    POST = "post"
    DATASET = "dataset"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    INTERVIEW = "interview"
    CALL = "call"
    CALCULATION = "calculation"


class Basis(StrEnum):
    """How the source knows what it says."""

    WITNESSED = "witnessed"
    TOLD = "told"
    DEDUCED = "deduced"
    UNKNOWN = "unknown"


class Reliability(StrEnum):
    """Admiralty reliability of a source."""

    COMPLETELY_RELIABLE = "A"
    USUALLY_RELIABLE = "B"
    FAIRLY_RELIABLE = "C"
    NOT_USUALLY_RELIABLE = "D"
    UNRELIABLE = "E"
    CANNOT_BE_JUDGED = "F"
