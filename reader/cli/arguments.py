"""The commands of the command line, their arguments, and their help."""

from reader import __version__
from reader.cli.options import add_forms, add_json, add_query, add_verb, furnish, number, path
from reader.cli.parser import Commands, Parser
from reader.text import clean

# Copied from `reader.model.Kind` and `reader.format.fields`, so that the help loads neither.
KINDS = ("direct", "partial", "indirect")
SHELLS = ("bash", "zsh", "fish")
SORTS = ("newest", "oldest", "said")
FORMATS = ("article", "actors", "library", "topics")


def build_parser() -> Parser:
    """Build the parser of the command line. `verb` names the module that runs the command."""
    parser = Parser(
        prog="reader",
        description="On the Record: who said what, when, and according to whom."
        " Without a command it opens the desk.",
    )
    parser.set_defaults(verb="desk", target=None, library=None, json=False, csv=False, bom=False)
    parser.add_argument("--version", action="version", version=f"reader {__version__}")
    furnish(
        parser,
        "reader open ~/my-library",
        "reader quotes --speaker james-mattis --json",
        "reader check --library ~/my-library",
    )
    verbs = parser.add_commands("commands", "COMMAND")
    _add_reading(verbs)
    _add_lists(verbs)
    _add_across(verbs)
    _add_making(verbs)
    _add_bookmarks(verbs)
    _add_export(verbs)
    _add_tools(verbs)
    return parser


def _add_reading(verbs: Commands) -> None:
    target = add_verb(
        verbs,
        "open",
        "desk",
        "open the desk with another library, or at an article or a quote",
        "reader open ~/my-library",
        "reader open afp-2017-not-ready",
        "reader open afp-2017-not-ready#q4",
    )
    target.add_argument(
        "target",
        nargs="?",
        metavar="DIR | ARTICLE | ARTICLE#QUOTE",
        help="the folder of a library, or the id of an article or a quote in it",
    )
    article = add_verb(
        verbs,
        "show",
        "show",
        "print an article and its quotes, or a quote",
        "reader show bbc-2017-cautious-approach | less -R",
        "reader show afp-2017-not-ready#q3",
        "reader show afp-2017-not-ready --json",
    )
    article.add_argument(
        "article",
        type=clean,
        metavar="ARTICLE | ARTICLE#QUOTE",
        help="the id of an article, or of a quote in it",
    )
    add_json(article)


def _add_across(verbs: Commands) -> None:
    compare = add_verb(
        verbs,
        "compare",
        "compare",
        "print every report of a statement, and how they differ",
        "reader compare afp-2017-not-ready#q3",
    )
    compare.add_argument(
        "quote", type=clean, metavar="ARTICLE#QUOTE", help="which quote of which article"
    )
    add_json(compare)


def _add_lists(verbs: Commands) -> None:
    articles = add_verb(
        verbs,
        "articles",
        "articles",
        "list the articles, or those that a query finds",
        "reader articles --json",
        "reader articles outlet:bbc published:2017 --sort oldest",
        "reader articles --csv > articles.csv",
    )
    add_query(articles, optional=True)
    quotes = add_verb(
        verbs,
        "quotes",
        "quotes",
        "list the quotes, or those that a query finds and every filter lets through",
        "reader quotes speaker:mattis said:2017",
        "reader quotes --speaker mike-pompeo --kind direct",
        "reader quotes 'nato OR alliance' --topic sanctions --json",
        "reader quotes --bookmarked --csv > quotes.csv",
        "reader quotes nato --sort said",
    )
    add_query(quotes, optional=True)
    quotes.add_argument(
        "--article", type=clean, metavar="ARTICLE", help="only those in this article"
    )
    quotes.add_argument("--speaker", type=clean, metavar="ACTOR", help="only those of this actor")
    quotes.add_argument("--kind", choices=KINDS, help="only those of this kind")
    quotes.add_argument("--topic", type=clean, metavar="TOPIC", help="only those on this topic")
    quotes.add_argument("--bookmarked", action="store_true", help="only those that you bookmarked")
    search = add_verb(
        verbs,
        "search",
        "search",
        "find words, speakers and phrases",
        "reader search sanctions speaker:lavrov -syria",
        "reader search '\"common ground\" published:2015..2017 -syria'",
        "reader search --quotes 'coop* OR dialogue' --json",
    )
    add_query(search)
    search.add_argument("--quotes", action="store_true", help="look only in what was said")
    search.add_argument(
        "--limit", metavar="N", type=number, default=20, help="how many to show (default: 20)"
    )
    actors = add_verb(
        verbs,
        "actors",
        "actors",
        "list who speaks and who is named, with counts, or those in what a query finds",
        "reader actors --json",
        "reader actors published:2017 topic:sanctions",
    )
    topics = add_verb(
        verbs,
        "topics",
        "topics",
        "list the topics, with counts, or those of what a query finds",
        "reader topics",
        "reader topics speaker:lavrov -syria",
    )
    for parser in (actors, topics):
        add_query(parser, optional=True)
    add_forms(articles, *SORTS[:2])
    for parser in (quotes, search):
        add_forms(parser, *SORTS)
    for parser in (actors, topics):
        add_forms(parser)


def _add_making(verbs: Commands) -> None:
    init = add_verb(
        verbs,
        "init",
        "init",
        "make a library of your own",
        "reader init ~/my-library",
        "reader init ~/my-library --title 'Arms control' --language en",
    )
    init.add_argument("folder", metavar="DIR", nargs="?", type=path, default=".", help="its folder")
    init.add_argument("--title", type=clean, help="its title")
    init.add_argument("--language", type=clean, help="the language of its articles (BCP 47)")
    add = add_verb(
        verbs,
        "add",
        "add",
        "add the articles in files of any kind to your library, as drafts",
        "reader add page.html --library ~/my-library",
        "reader add downloads/*.docx --outlet Reuters",
        "reader add - --published 2017-02-16",
    )
    draft = add_verb(
        verbs,
        "draft",
        "draft",
        "print what would be drafted from a file, and write nothing",
        "reader draft page.html",
        "reader draft article.txt --json",
    )
    for parser in (add, draft):
        parser.add_argument(
            "sources",
            metavar="SOURCE",
            nargs="+",
            help="a file, a folder, a pattern, or - for standard input",
        )
        parser.add_argument("--outlet", type=clean, help="who published the articles")
        parser.add_argument("--published", type=clean, metavar="DAY", help="when (EDTF)")
        parser.add_argument(
            "--url", type=clean, metavar="ADDRESS", help="its address (of one source)"
        )
        parser.add_argument(
            "--topic", type=clean, metavar="TOPIC", action="append", help="a topic of theirs"
        )
        add_json(parser)
    add.add_argument("--again", action="store_true", help="add what is known already, too")
    add.add_argument(
        "--dry-run", action="store_true", help="say what would be added, write nothing"
    )


def _add_bookmarks(verbs: Commands) -> None:
    examples = (
        "reader bookmarks --json",
        "reader bookmarks add afp-2017-not-ready#q3",
        "reader bookmarks remove afp-2017-not-ready#q3",
    )
    bookmarks = add_verb(
        verbs, "bookmarks", "bookmarks", "list, add or remove bookmarks", *examples
    )
    bookmarks.set_defaults(action=None)
    add_forms(bookmarks)
    actions = bookmarks.add_commands("actions", "add | remove")
    for action, example in (("add", examples[1]), ("remove", examples[2])):
        parser = add_verb(actions, action, "bookmarks", f"{action} a bookmark", example)
        parser.set_defaults(action=action)
        parser.add_argument(
            "quote",
            type=clean,
            metavar="ARTICLE#QUOTE",
            help="which quote of which article",
        )
        add_json(parser)


def _add_export(verbs: Commands) -> None:
    export = add_verb(
        verbs,
        "export",
        "export",
        "write quotes or bookmarks for another program",
        "reader export",
        "reader export markdown -o quotes.md",
        "reader export csl-json speaker:mattis > mattis.json",
        "reader export csv --all -o all.csv --force",
    )
    export.add_argument("format", nargs="?", metavar="FORMAT", help="without one, the formats")
    export.add_argument(
        "words", nargs="*", metavar="QUERY", help="what a query finds (default: your bookmarks)"
    )
    export.add_argument("--all", action="store_true", help="every quote of the library")
    export.add_argument("-o", "--output", type=path, metavar="FILE", help="default: stdout")
    export.add_argument("--force", action="store_true", help="replace a file that is there")


def _add_tools(verbs: Commands) -> None:
    manual = add_verb(
        verbs,
        "help",
        "help",
        "explain a command",
        "reader help",
        "reader help search",
        "reader help bookmarks add",
    )
    manual.add_argument(
        "--man", action="store_true", help="print the manual page of all commands, as roff"
    )
    completion = add_verb(
        verbs,
        "completion",
        "completion",
        "print the script by which a shell completes commands, options and ids",
        "reader completion bash > ~/.local/share/bash-completion/completions/reader",
        "reader completion zsh > ~/.zfunc/_reader",
        "reader completion fish > ~/.config/fish/completions/reader.fish",
    )
    completion.add_argument("shell", choices=SHELLS, help="which shell")
    manual.add_argument("command", nargs="*", metavar="COMMAND", help="which command")
    check = add_verb(
        verbs,
        "check",
        "check",
        "list what is wrong in the library, or in some of its files, with file, line and column",
        "reader check --library ~/my-library",
        "reader check articles/2020-03-01-gazette-bridge.yaml",
        "reader check --sources ~/originals",
    )
    check.add_argument(
        "files",
        metavar="FILE",
        nargs="*",
        type=path,
        help="only these files, of the library in a folder above them",
    )
    check.add_argument(
        "--sources",
        metavar="DIR",
        type=path,
        help="also compare the quotes with the originals in this folder",
    )
    schema = add_verb(
        verbs,
        "schema",
        "schema",
        "print a JSON Schema of the library format, for editors",
        "reader schema article > article.json",
    )
    schema.add_argument("format", choices=FORMATS, help="the kind of file")
    index = add_verb(
        verbs,
        "index",
        "index",
        "update the index of a library; opening a library does so, too",
        "reader index --library ~/my-library",
        "reader index --rebuild",
    )
    index.add_argument(
        "--rebuild", action="store_true", help="drop the index and read every file again"
    )
    keys = add_verb(
        verbs, "keys", "keys", "list the commands of the desk and your keys", "reader keys --json"
    )
    for parser in (check, index, keys):
        add_json(parser)
