"""The sample items that IPTC publishes with its standards, read field by field as a person reads them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.intake.registry import reader_of
from pipeline.intake.xml_tree import read_xml
from pipeline.model import Byline, Credit, Dateline, Severity, Story
from pipeline.settings.values import Limits, PageSettings

WIRE = Path(__file__).resolve().parents[3] / "shared" / "data" / "wire"
pytestmark = pytest.mark.skipif(not WIRE.is_dir(), reason="the samples are not on this machine")


def read(name: str) -> Filing:
    path = WIRE / name
    copy = CopyFile(name, path.read_bytes(), 1, PageSettings(1), WIRE)
    return reader_of(copy).read(copy, Limits())


def only(filing: Filing) -> Story:
    (filed,) = filing.stories
    assert filed.page is None
    return filed.story


def places(story: Story) -> dict[str, tuple[tuple[int, ...], str]]:
    return {origin.field: (origin.lines, origin.place) for origin in story.origins}


def said(filing: Filing, code: str) -> str:
    return " | ".join(finding.message.en for finding in filing.findings if finding.code == code)


@pytest.mark.parametrize("path", sorted(WIRE.glob("iptc_*.*")), ids=lambda path: path.name)
def test_every_sample_is_read_and_every_field_knows_its_place(path: Path) -> None:
    if path.suffix == ".SOURCE":
        return
    story = only(read(path.name))
    assert story.headline
    assert story.source_file == path.name
    known = places(story)
    counted = [f"paragraphs.{k}" for k in range(len(story.paragraphs))]
    counted += [
        f"{name}.{k}" for name in ("headline", "kicker", "deck", "bylines") for k in range(len(getattr(story, name)))
    ]
    counted += [f"pictures.{k}.caption" for k in range(len(story.pictures))]
    counted += [name for name in ("signature", "section", "dateline") if getattr(story, name)]
    assert set(counted) <= set(known)
    assert all(lines and place.startswith("/") for lines, place in known.values())


def test_listing_1_is_a_headline_under_embargo() -> None:
    filing = read("iptc_LISTING_1_A_NewsML-G2_News_Item.xml")
    story = only(filing)
    assert story.headline == ('Fed to halt QE to avert "bubble"',)
    assert (story.paragraphs, story.section) == ((), "economy, business and finance")
    assert story.dateline == Dateline("Berlin", "Berlin")
    assert story.bylines == (Byline(None, "Meredith Jameson"),)
    assert "2018-10-23T12:00:00Z" in said(filing, "intake-embargo")
    assert "Not for use outside the United States" in said(filing, "intake-usage-terms")
    assert "STRICTLY EMBARGOED" in said(filing, "intake-editors-note")
    assert "update" in said(filing, "intake-signal")
    assert said(filing, "intake-no-body")
    for fact in (
        "nprov:REUTERS",
        "US-Finance-Fed",
        "Example Enews LLP",
        "2018-10-21T16:25:32-05:00",
        "en-GB",
        "Interview",
    ):
        assert fact in said(filing, "intake-metadata")
    assert places(story)["headline.0"] == ((73,), "/newsItem/contentMeta/headline")


def test_listing_2_is_a_nitf_article_with_byline_and_dateline() -> None:
    filing = read("iptc_LISTING_2_NewsML-G2_Text_Document.xml")
    story = only(filing)
    assert story.bylines == (Byline("Staff Reporter", "Meredith Jameson"),)
    assert story.signature == "By Meredith Jameson, Staff Reporter"
    assert story.dateline == Dateline("(New York, NY - October 21)", "New York, NY", "October 21")
    assert len(story.paragraphs) == 2
    assert story.paragraphs[0].startswith("(New York, NY - October 21) Et, sent luptat luptat, commy Nim zzriureet")
    assert story.paragraphs[1].endswith("verit am nonse exerili quismodion esto cons dolutpat, si.")
    assert places(story)["paragraphs.1"][1] == "/newsItem/contentSet/inlineXML/nitf/body/body.content/p[2]"
    assert places(story)["paragraphs.1"][0] == (75,)
    assert not [finding for finding in filing.findings if finding.severity is not Severity.NOTE]


def test_listing_22_says_its_abstract_in_the_text_again() -> None:
    filing = read("iptc_LISTING_22_Sports_story_in_NewsML-G2NITF.xml")
    story = only(filing)
    assert story.headline == ("Preview: Arizona Diamondbacks (29-23) at Philadelphia Phillies (26-24), 7:05 p.m.",)
    assert (story.section, story.deck, len(story.paragraphs)) == ("sport", (), 6)
    assert story.bylines == (Byline(None, "Sports Network"),)
    assert story.paragraphs[5].startswith("Right-hander Freddy Garcia takes the hill")
    for fact in ("7:05p.m.", "AAV!PREVIEW-ARI-PHI", "The Sports Network", "Doug Davis", "Game Preview"):
        assert fact in said(filing, "intake-metadata")


def test_listing_25_is_a_content_set_alone() -> None:
    story = only(read("iptc_LISTING_25_An_NITF_marked-up_article_conveyed_in_inlineXML.xml"))
    assert story.headline == ("Arizona Diamondbacks (29-23) at Philadelphia Phillies (26-24), 7:05p.m.",)
    assert story.deck[0].startswith("A pair of teams coming off big weekend sweeps will square off Tonight")
    assert story.paragraphs[0].endswith("looks set to be a clash of the Titans.")
    assert places(story)["paragraphs.0"] == ((24,), "/contentSet/inlineXML/nitf/body/body.content/p")


@pytest.mark.parametrize(
    ("name", "headline", "caption", "credit", "credit_text", "address"),
    [
        (
            "iptc_LISTING_26_Embedded_photo_metadata_fields_mapped_to_NewsML-G2.xml",
            "A firefighter walks past the remains of a military jet",
            "A firefighter in a flameproof suit walks past",
            "John Smith",
            "Acme/John Smith",
            "http://www.acmenews.com/content/pictures/hires/20081208/USA-CRASH-MILITARY_001_HI.jpg",
        ),
        (
            "iptc_LISTING_3_Photo_in_NewsML-G2.xml",
            "Variety Of Recessionary Forces Leave Las Vegas Economy Scarred",
            "A general view of part of downtown, including Las Vegas Boulevard",
            "Spencer Platt",
            "Getty Images",
            "./GYI0062134533.jpg",
        ),
    ],
)
def test_a_photo_keeps_its_words_though_its_file_is_elsewhere(
    name: str, headline: str, caption: str, credit: str, credit_text: str, address: str
) -> None:
    filing = read(name)
    story = only(filing)
    (picture,) = story.pictures
    assert story.headline[0].startswith(headline)
    assert picture.caption.startswith(caption)
    assert (picture.file, picture.credit, picture.credit_text) == (None, Credit(None, credit), credit_text)
    assert address in said(filing, "intake-picture-elsewhere")
    assert said(filing, "intake-usage-terms")
    assert credit in said(filing, "intake-metadata")


def test_listing_6_is_a_package_whose_items_are_elsewhere() -> None:
    filing = read("iptc_LISTING_6_Simple_NewsML-G2_Package.xml")
    story = only(filing)
    assert story.headline == ("Obama annonce son équipe",)
    assert story.paragraphs[0].startswith("Le rachat il y a deux ans de la propriété par Alan Gerry")
    assert story.pictures[0].caption.startswith("Si nous avons aujourd'hui un afro-américain et une femme")
    assert "tutorial-item-A" in said(filing, "intake-item-elsewhere")
    assert "item-B" in said(filing, "intake-picture-elsewhere")
    assert "Updates the previous version" in said(filing, "intake-editors-note")
    for fact in ("Barack Obama arrive à Washington", "UK-TOPNEWS", "Maurice Dancer", "2018-11-17T12:30:00Z"):
        assert fact in said(filing, "intake-metadata")


@pytest.mark.parametrize(
    ("name", "headline_at", "body_at"),
    [
        ("iptc_005_complex_text_article.json", "/headlines/0/value", "/bodies/1/value"),
        ("iptc_007_multimedia.json", "/headlines/0/value", "/bodies/1/value"),
        ("iptc_ninjsExComplex2.json", "/headline", "/body_xhtml"),
    ],
)
def test_of_text_and_xhtml_the_xhtml_is_read(name: str, headline_at: str, body_at: str) -> None:
    filing = read(name)
    story = only(filing)
    assert story.headline == ("Captain of wrecked cruise ship on trial in Italy",)
    assert story.bylines == (Byline(None, "Paulo Santalucia"), Byline(None, "Frances d'Emilio"))
    assert story.signature == "Paulo Santalucia and Frances d'Emilio"
    assert story.dateline == Dateline("GROSSETO, Italy (AP) --", "GROSSETO, Italy")
    assert [text[:12] for text in story.paragraphs] == ["GROSSETO, It", "The sole def", "His lawyer, ", "Pepe said so"]
    assert (places(story)["headline.0"][1], places(story)["paragraphs.3"][1]) == (headline_at, body_at)
    other = next(finding for finding in filing.findings if finding.code == "intake-other-bodies")
    assert other.severity is Severity.NOTE
    for fact in ("Francesco Schettino", "Tuscany", "Costa Crociere SpA", "Grossetto, Italy", "Copyright 2013"):
        assert fact in said(filing, "intake-metadata")


@pytest.mark.parametrize("name", ["iptc_007_multimedia.json", "iptc_ninjsExComplex2.json"])
def test_associated_pictures_keep_caption_and_credit(name: str) -> None:
    filing = read(name)
    first, second = only(filing).pictures
    assert first.caption.startswith("The Costa Concordia cruise ship lies on its side")
    assert second.caption.endswith("at court in Grossetto, Italy, on 9 July 2013")
    assert {(p.file, p.credit, p.credit_text) for p in (first, second)} == {
        (None, Credit(None, "Paulo Santalucia"), "Paulo Santalucia")
    }
    elsewhere = said(filing, "intake-picture-elsewhere")
    assert elsewhere.index("edbb3a-big.jpg") < elsewhere.index("edbb3a-small.jpg") < elsewhere.index("xyz000-big.jpg")
    assert "Francesco Schettino at court" in said(filing, "intake-metadata")


def test_a_nitf_body_in_ninjs_is_read_with_its_lead() -> None:
    name = "iptc_20231008-anti-doping-measures-at-the-tour-down-under-will-be-the-toughest-ever-addb-ninjs-nitf.json"
    filing = read(name)
    story = only(filing)
    assert story.headline == ("Anti-doping measures at the 'Tour Down Under' will be the toughest ever",)
    assert (story.section, len(story.paragraphs)) == ("Sport", 18)
    assert story.paragraphs[0].startswith("The Australian Sports Anti-Doping Authority (ASADA) today announced")
    assert story.paragraphs[-1] == "Email: media@asada.gov.au"
    assert story.bylines == (Byline(None, "Trond Husø", "The Anti-Doping Database"),)
    assert story.dateline == Dateline("Oslo, Norway", "Oslo, Norway")
    assert filing.stories[0].urgency == 4
    assert filing.date is None
    for fact in ("By DopingWatch", "drug abuse in sport", "20080219+0100", "2023-10-08T02:34:03+02:00"):
        assert fact in said(filing, "intake-metadata")


def test_an_html_body_of_dpa() -> None:
    filing = read("iptc_dpa_text.json")
    story = only(filing)
    assert story.headline == ("Faktencheck Derby-Elfmeter: Hat Schiedsrichter Zwayer recht?",)
    assert (len(story.paragraphs), story.spans, story.forms) == (9, (), ())
    assert story.paragraphs[0].startswith("Für Lucien Favre war es «der größte Skandal im Fußball seit Jahren».")
    assert story.bylines == (Byline(None, "Christian Hollmann", "dpa"),)
    assert story.signature == "Von Christian Hollmann, dpa"
    assert filing.stories[0].urgency == 4


def test_an_item_of_a_summary_alone_has_it_for_its_text() -> None:
    filing = read("iptc_ntb_text.json")
    story = only(filing)
    assert story.headline == ("Google har kjøpt giganttomt i Skien",)
    assert story.paragraphs[0].endswith("i tilfelle det blir behov for flere datasentre i Europa.")
    assert (story.section, story.bylines) == ("Innenriks", (Byline(None, "NTB"),))
    assert said(filing, "intake-summary-as-body")
    assert "Noe utvidet." in said(filing, "intake-editors-note")
    for fact in ("skien-google", "Olje og energi", "Telemark", "2019-08-09T09:46:53Z", "nb-NO", "version: 6"):
        assert fact in said(filing, "intake-metadata")


def test_an_html_page_of_tt_with_kicker_quotes_and_figure() -> None:
    filing = read("iptc_tt_text_image_3.json")
    story = only(filing)
    assert (story.kicker, story.headline) == (("Försvar",), ("Militärövning i jätteformat hålls 2023",))
    assert story.section == "Krig, konflikter och oroligheter"
    assert [text[:14] for text in story.paragraphs] == [
        "Pandemin satte",
        "Aurora 2023 ko",
        "Aurora 20 skul",
        "Precis som den",
    ]
    assert story.paragraphs[0].endswith("rapporterar Sydöstran.")
    (picture,) = story.pictures
    assert picture.caption.startswith("En stor internationell försvarsövning planeras 2023")
    assert picture.credit_text == "Karl Melander/TT"
    assert "a001_NormalHires.jpg" in said(filing, "intake-picture-elsewhere")
    assert "https://www.sydostran.se/nyheter/" in said(filing, "intake-link-dropped")
    assert "– Aurora 2023 kommer" in said(filing, "intake-other-bodies")
    for fact in ("source: TT", "2023-05-31T00:00:00+02:00", "Gotland", "Jonas Svensson", "a001_NormalThumbnail.jpg"):
        assert fact in said(filing, "intake-metadata")


FORMAL = {"standard", "standardversion", "conformance", "contenttype", "contentType", "root", "size", "role"}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from strings(each) if key not in FORMAL else ()
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


def words_of(path: Path) -> Iterator[str]:
    """Every text and attribute of XML but what is formal; every string of JSON but texts that come a second time."""
    if path.suffix == ".json":
        value = json.loads(path.read_bytes())
        value = {key: own for key, own in value.items() if key != "bodies" and not key.startswith("body_")}
        yield from (text for text in strings(value) if not text.startswith("<p>"))
        return
    root, _ = read_xml(path.read_bytes(), path.name, Limits())
    for element in root.iter():
        yield from (element.text or "", element.tail or "")
        said = {str(key): str(text) for key, text in element.attrib.items() if "schemaLocation" not in str(key)}
        yield from (
            text for key, text in said.items() if key not in FORMAL and text not in ("stat:usable", "sig:update")
        )


@pytest.mark.parametrize("name", sorted(path.name for path in WIRE.glob("iptc_*") if path.suffix != ".SOURCE"))
def test_every_word_of_a_sample_is_in_a_field_or_in_a_finding(name: str) -> None:
    filing = read(name)
    story = only(filing)
    kept = [*story.headline, *story.kicker, *story.deck, *story.paragraphs, story.signature, story.section]
    kept += [text for picture in story.pictures for text in (picture.caption, picture.credit_text)]
    kept += [finding.message.en for finding in filing.findings]
    run = "".join("".join(text.split()) for text in kept).replace("\\", "")
    lost = [" ".join(words.split()) for words in words_of(WIRE / name) if "".join(words.split()) not in run]
    assert lost == []
