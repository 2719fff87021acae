"""Who says a figure in languages that name who speaks at the start of a clause, or have no capitals."""

import pytest

from claims.domain.articles import Article, read_article
from tests.claims.domain.articles.test_who_says_so import DAY, candidates

ONE = [
    # language, text, figure, source, relay
    ("tr", "Polis 12 kişinin gözaltına alındığını açıkladı.", "12", "Polis", None),
    ("tr", "Deprem 12 kişiyi öldürdü, polis açıkladı.", "12", "polis", None),
    ("tr", "Valilikten yapılan açıklamada, 12 kişinin öldüğü belirtildi.", "12", "Valilikten", None),
    ("tr", "Organizatörler yürüyüşe 50 bin kişinin katıldığını söyledi.", "50", "Organizatörler", None),
    ("tr", "İzmir'de 50 bin kişi yürüdü, polis ise 12 bin kişi dedi.", "12", "polis", None),
    (
        "tr",
        "Saldırıda 40 kişinin öldüğünü yerel yetkili Can Ak açıkladı.",
        "40",
        "yerel yetkili Can Ak",
        None,
    ),
    ("tr", "Zararın 3 milyon lira olduğunu deneyimli avukat Elif Ak söyledi.", "3", "avukat Elif Ak", None),
    ("tr", "Kıdemli analist Jan Smith'e göre 12 ev yıkıldı.", "12", "Kıdemli analist Jan Smith", None),
    ("zh", "反对派称有3万人参加，而政府的估算为8000人。", "3", "反对派", None),
    ("zh", "反对派称有3万人参加，而政府的估算为8000人。", "8000", "政府", None),
    ("zh", "卫生部的统计为120人死亡，红十字会的估计是300人。", "120", "卫生部", None),
    ("tr", "Belediye Başkanı Can Ak, 12 kişinin öldüğünü söyledi.", "12", "Belediye Başkanı Can Ak", None),
    ("tr", "12 kişi olduğunu söyleyen Başhekim Ayşe Kara, bekliyor.", "12", "Başhekim Ayşe Kara", None),
    ("tr", "Reuters, polise dayandırdığı haberinde 17 tutuklu yazdı.", "17", "polise", "Reuters"),
    ("tr", "Yetkililere göre 38 köy yolu kapandı.", "38", "Yetkililere", None),
    ("tr", "“Fırtınada 40 tekne battı bizim” dedi balıkçı Ahmet Su.", "40", "balıkçı Ahmet Su", None),
    ("tr", "11 kişi öldü. Bu bilgiyi Kayseri Valiliği paylaştı.", "11", "Kayseri Valiliği", None),
    ("ar", "قالت الشرطة إن 12 شخصا قتلوا.", "12", "الشرطة", None),
    ("ar", "قتل 12 شخصا، بحسب الشرطة.", "12", "الشرطة", None),
    ("ar", "أعلن وزير الصحة، فراس الأبيض، أن 12 شخصا توفوا.", "12", "وزير الصحة", None),
    ("ar", "ونقلت وكالة رويترز عن مصدر أمني قوله إن 30 جنديا قتلوا.", "30", "مصدر أمني", "وكالة رويترز"),
    ("ar", "وذكرت صحيفة النهار، نقلا عن الشرطة، أن 12 شخصا أصيبوا.", "12", "الشرطة", "صحيفة النهار"),
    ("ar", "قدر المنظمون العدد بنحو 90 ألفا، في حين قالت الشرطة إن 40 ألفا شاركوا.", "40", "الشرطة", None),
    ("ar", "وزارة الدفاع الروسية أعلنت إسقاط 40 طائرة.", "40", "وزارة الدفاع الروسية", None),
    ("zh", "警方周一表示，至少12人死亡。", "12", "警方", None),
    ("zh", "至少12人死亡，警方说。", "12", "警方", None),
    ("zh", "据警方称，12人受伤。", "12", "警方", None),
    ("zh", "路透社援引警方消息称，17人被捕。", "17", "警方", "路透社"),
    ("zh", "主办方称有5万人参加，警方则估计为1.2万人。", "1.2", "警方", None),
    ("zh", "根据世界卫生组织的数据，患者达1200人。", "1200", "世界卫生组织", None),
    ("zh", "国家统计局公布的数据显示，10月失业率为5.1%。", "5.1", "国家统计局", None),
    ("zh", "总部设在华盛顿的研究所认为，有12人死亡。", "12", "研究所", None),
    ("zh", "国防部发言人吴军在新闻发布会上说，已派出12架飞机。", "12", "国防部发言人吴军", None),
    ("zh", "“昨天我们一共救出40人，”消防员李明说。", "40", "消防员李明", None),
    ("ja", "警察は12人が死亡したと発表した。", "12", "警察", None),
    ("ja", "12人が死亡したと気象庁は同日、発表した。", "12", "気象庁", None),
    ("ja", "津波が発生し、12人が流されたと県は発表した。", "12", "県", None),
    ("ja", "警察によると、12人がけがをした。", "12", "警察", None),
    ("ja", "ロイター通信は警察の話として17人が拘束されたと伝えた。", "17", "警察", "ロイター通信"),
    ("ja", "主催者は5万人が参加したと発表したが、警察は8000人と推計した。", "8000", "警察", None),
    ("ja", "主催者発表で5万人、警察発表で8000人が集まった。", "8000", "警察", None),
    ("ja", "総務省が10日発表した物価指数は3.1%上昇した。", "3.1", "総務省", None),
    ("ja", "九州電力が公表した資料によると、停電は6万戸に上る。", "6", "九州電力", None),
    (
        "ja",
        "「昨日だけで私たちは40人を救助した」と消防士の木村さんは話した。",
        "40",
        "消防士の木村さん",
        None,
    ),
    ("ko", "경찰은 12명이 숨졌다고 밝혔다.", "12", "경찰", None),
    ("ko", "협회 관계자는 정부가 발표한 금액이 60% 적다고 지적했다.", "60", "협회 관계자", None),
    ("ko", "지진으로 12명이 숨졌다고 경찰이 10일 밝혔다.", "12", "경찰", None),
    ("ko", "북한이 미사일 3발을 쐈다고 합참은 문자 공지를 통해 밝혔다.", "3", "합참", None),
    ("ko", "로이터통신은 경찰을 인용해 17명이 체포됐다고 보도했다.", "17", "경찰", "로이터통신"),
    ("ko", "주최 측은 5만 명이 왔다고 했으나, 경찰은 1만2000명으로 추산했다.", "1만", "경찰", None),
    ("ko", "세계보건기구(WHO)에 따르면 환자는 1,200명이다.", "1,200", "세계보건기구(WHO)", None),
    ("ko", '"어제만 해도 40명을 구조했다"고 소방대원 이민수 씨는 말했다.', "40", "소방대원 이민수 씨", None),
    ("ko", "통계청이 10일 발표한 소비자물가는 3.1% 올랐다.", "3.1", "통계청", None),
    ("ar", "وفقا للشرطة، قتل 12 شخصا.", "12", "الشرطة", None),
    ("ar", "وفقا لوزارة الصحة، قتل 12 شخصا.", "12", "وزارة الصحة", None),
    ("ar", "قال متعامل طلب عدم الكشف عن اسمه إن الخسائر 30 مليون دولار.", "30", "متعامل طلب عدم الكشف", None),
    ("hi", "पुलिस ने कहा कि 12 लोग मारे गए।", "12", "पुलिस", None),
    ("hi", "12 लोग मारे गए, पुलिस ने सोमवार को बताया।", "12", "पुलिस", None),
    ("hi", "सेना ने 40 घरों को खाली कराया, ज़िला प्रशासन ने कहा।", "40", "ज़िला प्रशासन", None),
    ("hi", "रॉयटर्स ने पुलिस के हवाले से कहा कि 17 लोग गिरफ़्तार हुए।", "17", "पुलिस", "रॉयटर्स"),
    ("hi", "पुलिस के मुताबिक 12 लोग आए, आयोजकों का दावा है कि 40 लोग आए।", "40", "आयोजकों", None),
    ("hi", "12 लोगों की मौत हुई। यह जानकारी रेल मंत्रालय ने दी।", "12", "रेल मंत्रालय", None),
]
NOBODY = [
    ("tr", "Edinilen bilgiye göre 12 kişi öldü."),
    ("tr", "Yangında en az 8 işçinin öldüğü açıklandı."),
    ("tr", "Polis 3 bin evi boşalttı."),
    ("ar", "أسقط الجيش 12 طائرة مسيرة."),
    ("hi", "सेना ने 12 लोगों को बचाया।"),
    ("zh", "据报道，12人受伤。"),
    ("zh", "事故造成12人受伤，医院说情况稳定。"),
    ("ja", "警察が12人を拘束した集会に、労組によると多数が参加した。"),
    ("ja", "日銀が金利を0.5%に上げたことについて、経団連会長は「まだ耐えられると思う」と述べた。"),
    ("ko", "경찰이 12명을 연행한 집회에 노조에 따르면 많은 사람이 참가했다."),
    ("hi", "12 लोग मरे, पुलिस ने कहा कि हालात ठीक हैं।"),
    ("zh", "政府拨款5亿元。"),
    ("zh", "警方在“今天早上已经发现了很多受害者的遗体”后表示，12人死亡。"),
    ("zh", "市长“今天早上已经发现了很多受害者的遗体”地表示，12人死亡。"),
    ("zh", "市长悲伤地表示，12人死亡。"),
    ("ja", "政府は5億円を支出する。"),
    ("ja", "火災で12人がけがをしたとみられる。"),
    ("ko", "정부는 5억 원을 지원한다."),
    ("ko", "화재로 12명이 다친 것으로 알려졌다."),
    ("hi", "जानकारी के अनुसार 12 लोगों की मौत हुई।"),
]
BEFORE = [
    ("tr", "Sağlık Bakanlığı 500 kişinin öldüğünü açıkladı. Bakanlık, 20 yaralı dedi.", "Sağlık Bakanlığı"),
    (
        "tr",
        "Vali Ali Kaya, 500 ölü olduğunu söyledi. Kaya, 20 kişinin kayıp olduğunu ekledi.",
        "Vali Ali Kaya",
    ),
]


@pytest.mark.parametrize(
    ("language", "text", "number", "source", "relay"), ONE, ids=lambda value: str(value)[:40]
)
def test_one_sentence(language: str, text: str, number: str, source: str, relay: str | None) -> None:
    found = next(each for each in candidates(text, language) if each.figure.number[0] == text.index(number))
    assert found.source is not None
    assert found.source.name == source
    assert (found.relay.name if found.relay else None) == relay


@pytest.mark.parametrize(("language", "text"), NOBODY, ids=str)
def test_nobody_says_it(language: str, text: str) -> None:
    [found] = candidates(text, language)
    assert found.source is None


@pytest.mark.parametrize(("language", "text", "source"), BEFORE, ids=lambda value: str(value)[:40])
def test_who_was_named_before(language: str, text: str, source: str) -> None:
    found = candidates(text, language)[-1]
    assert found.source is not None
    assert found.source.name == source


def test_a_quotation_over_two_sentences_is_of_who_is_named_before_it() -> None:
    [found] = candidates('Bakan Can Ak salı günü "Yine 340 ceset çıkardık. Çalışmalar sürüyor" dedi.', "tr")
    assert found.source is not None
    assert found.source.name == "Bakan Can Ak"


@pytest.mark.parametrize(
    ("language", "text", "members"),
    [
        (
            "tr",
            "ABD, Güney Kore ve Ukrayna 10 bin asker olduğunu açıkladı.",
            ("ABD", "Güney Kore", "Ukrayna"),
        ),
    ],
    ids=str,
)
def test_a_joint_source_has_its_members(language: str, text: str, members: tuple[str, ...]) -> None:
    [found] = read_article(Article(text, language, DAY)).candidates
    assert found.source is not None
    assert found.source.members == members


def test_a_sentence_with_its_own_subject_does_not_go_on_with_who_spoke_before() -> None:
    found = candidates("박정호 시장은 12명이 숨졌다고 밝혔다. 시는 3억 원을 투입한다.", "ko")[1]
    assert found.source is None
