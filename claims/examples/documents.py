"""The documents of the running example: what they tell is on record, how they tell it is ours."""

from claims.examples.rows import DocumentRow, at
from sources.domain.kinds import DocumentKind

RETOLD = "[Retold for the example of claimcheck; not the original wording.]"

_COUNCIL = (
    "UNITED NATIONS, 31 October. The United States told the Security Council that about 8,000 North "
    "Korean soldiers now stand near Russia's border with Ukraine and may be sent to fight within days. "
    "In all, its representative said, about 10,000 North Korean soldiers are in Russia."
)

DOCUMENTS = (
    DocumentRow(
        key="nis-2024-10-18",
        kind=DocumentKind.OFFICIAL_STATEMENT,
        title="Announcement on the sending of troops",
        publisher="south-korea-nis",
        published_at=at("2024-10-18", "06:00"),
        language="ko",
        text="국가정보원은 북한이 러시아를 돕기 위해 군대를 보내기 시작했다고 밝혔다. 북한은 10월 8일부터 "
        "13일까지 병력 1,500명을 러시아로 보냈다. 병력은 러시아 극동의 부대에 머물고 있다.",
    ),
    DocumentRow(
        key="un-2024-10-21",
        kind=DocumentKind.OFFICIAL_STATEMENT,
        title="Meeting record of 21 October 2024",
        publisher="united-nations",
        published_at=at("2024-10-21", "22:00"),
        text="Using its right of reply, the delegation of North Korea turned down what had been said about "
        "its army. No troops of ours are in Russia, it said; the talk about them is a groundless rumour.",
    ),
    DocumentRow(
        key="hanbit-2024-10-23",
        kind=DocumentKind.ARTICLE,
        title="Spy agency doubles its count of troops in Russia",
        publisher="hanbit-daily",
        published_at=at("2024-10-23", "08:00"),
        text="The National Intelligence Service has doubled its count. There are 3,000 North Korean soldiers "
        "in Russia today, it told members of parliament, and more are expected by December.",
    ),
    DocumentRow(
        key="white-house-2024-10-23",
        kind=DocumentKind.OFFICIAL_STATEMENT,
        title="Press briefing of 23 October 2024",
        publisher="white-house",
        published_at=at("2024-10-23", "18:00"),
        text="We assess that at least 3,000 North Korean soldiers have come to the east of Russia by ship "
        "this month. What they will do there we do not know yet.",
    ),
    DocumentRow(
        key="defense-2024-10-28",
        kind=DocumentKind.OFFICIAL_STATEMENT,
        title="Press briefing of 28 October 2024",
        publisher="us-department-of-defense",
        published_at=at("2024-10-28", "17:00"),
        text="The Department now counts about 10,000 North Korean soldiers in Russia, sent there for "
        "training. A couple thousand of them are already near the border with Ukraine, and others are on "
        "the way.",
    ),
    DocumentRow(
        key="northline-2024-10-31",
        kind=DocumentKind.ARTICLE,
        title="US tells Security Council of troops near the border",
        publisher="northline",
        published_at=at("2024-10-31", "16:00"),
        text=_COUNCIL,
    ),
    DocumentRow(
        key="ledger-2024-10-31",
        kind=DocumentKind.ARTICLE,
        title="Thousands of North Korean troops near Ukraine, US says",
        publisher="morning-ledger",
        published_at=at("2024-10-31", "17:30"),
        syndicated_from="northline-2024-10-31",
        text=_COUNCIL + "\n\nFrom Northline Wire.",
    ),
    DocumentRow(
        key="un-2024-10-31",
        kind=DocumentKind.OFFICIAL_STATEMENT,
        title="Meeting record of 31 October 2024",
        publisher="united-nations",
        published_at=at("2024-10-31", "21:00"),
        text="The representative of South Korea said that 11,000 North Korean soldiers are in Russia as of "
        "today and asked the Council to act.",
    ),
    DocumentRow(
        key="ukraine-2024-10-31",
        kind=DocumentKind.OFFICIAL_STATEMENT,
        title="Statement at the Security Council, 31 October 2024",
        publisher="ukraine",
        published_at=at("2024-10-31", "20:00"),
        language="uk",
        text="Представник України звернувся до Ради Безпеки. На сьогодні в Росії перебуває до 12 000 "
        "північнокорейських військових. Україна закликає Раду не мовчати.",
    ),
    DocumentRow(
        key="northline-2024-11-04",
        kind=DocumentKind.ARTICLE,
        title="Three governments agree on a range",
        publisher="northline",
        published_at=at("2024-11-04", "07:00"),
        text="The United States, South Korea and Ukraine have put their findings together. Between 10,000 "
        "and 12,000 North Korean soldiers were in Russia from 31 October to 4 November, their joint "
        "assessment says.",
    ),
    DocumentRow(
        key="joint-chiefs-2024-11-04",
        kind=DocumentKind.OFFICIAL_STATEMENT,
        title="Earthworks north of the border",
        publisher="south-korea-jcs",
        published_at=at("2024-11-04", "02:00"),
        text="North Korea has dug two trenches across the roads it blew up in October. Trench structure A is "
        "about 160 m long. Trench structure B, on the other road, is about 120 m long.",
    ),
    DocumentRow(
        key="ledger-2024-11-04",
        kind=DocumentKind.ARTICLE,
        title="What the launch of 31 October tells us",
        publisher="morning-ledger",
        published_at=at("2024-11-04", "05:00"),
        text="Last Thursday North Korea fired a missile that can reach another continent, its first such "
        "test in nearly a year. It flew for longer than any before it.",
    ),
    DocumentRow(
        key="northline-2023-12-18",
        kind=DocumentKind.ARTICLE,
        title="North Korea tests an intercontinental missile",
        publisher="northline",
        published_at=at("2023-12-18", "02:00"),
        text="North Korea fired an intercontinental ballistic missile on 18 December 2023.",
    ),
    DocumentRow(
        key="northline-2024-10-31-launch",
        kind=DocumentKind.ARTICLE,
        title="North Korea tests an intercontinental missile again",
        publisher="northline",
        published_at=at("2024-10-31", "01:00"),
        text="North Korea fired an intercontinental ballistic missile on 31 October 2024.",
    ),
    DocumentRow(
        key="desk-2024-11-04",
        kind=DocumentKind.CALCULATION,
        title="Days between two launches",
        publisher="our-desk",
        published_at=at("2024-11-04", "09:00"),
        text="earlier test: 2023-12-18 (Northline Wire, North Korea tests an intercontinental missile)\n"
        "later test: 2024-10-31 (Northline Wire, North Korea tests an intercontinental missile again)\n"
        "difference: 318 days",
    ),
    DocumentRow(
        key="hanbit-2024-11-04",
        kind=DocumentKind.ARTICLE,
        title="Seoul and Brussels on arms for Russia",
        publisher="hanbit-daily",
        published_at=at("2024-11-04", "08:00"),
        text="They met the press together in Seoul. North Korea is exporting arms to Russia, the South "
        "Korean side said. Arms made in North Korea are reaching Russia, the European Union's envoy said "
        "beside it.",
    ),
    DocumentRow(
        key="north-korea-2024-11-04",
        kind=DocumentKind.OFFICIAL_STATEMENT,
        title="Reply to slander",
        publisher="north-korea",
        published_at=at("2024-11-04", "08:30"),
        text="We have not exported arms to Russia and have no plan to. Those who say so invent it.",
    ),
)
