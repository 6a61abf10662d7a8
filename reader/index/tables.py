"""The tables of the index. `reader.index.keys` documents the keys of articles and quotes."""

from zlib import crc32

from reader.index.records import LAYOUT

# Raise this when the contents of the tables change, but neither the tables nor the layout of the
# records do.
_CONTENTS = 5

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (
    number INTEGER PRIMARY KEY,
    name BLOB NOT NULL UNIQUE,
    modified INTEGER, changed INTEGER, size INTEGER, inode INTEGER,
    hash BLOB,
    claim TEXT,
    broken INTEGER NOT NULL,
    problems TEXT,
    stale INTEGER NOT NULL
);
CREATE INDEX file_claim ON file (claim) WHERE claim IS NOT NULL;
CREATE INDEX file_broken ON file (name) WHERE broken;
CREATE INDEX file_stale ON file (name) WHERE stale;
CREATE TABLE article (
    key INTEGER PRIMARY KEY,
    last_slot INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    file INTEGER NOT NULL UNIQUE,
    day INTEGER NOT NULL, last_day INTEGER NOT NULL, moment INTEGER NOT NULL,
    year INTEGER NOT NULL,
    published TEXT,
    outlet TEXT NOT NULL,
    agency TEXT,
    headline TEXT NOT NULL,
    quotes INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    actors TEXT NOT NULL,
    topics TEXT NOT NULL,
    draft INTEGER NOT NULL, doubts INTEGER NOT NULL,
    record BLOB NOT NULL
);
CREATE INDEX article_year ON article (year, moment, id);
CREATE INDEX article_outlet ON article (outlet, moment, id);
CREATE INDEX article_quotes ON article (quotes, moment, id);
CREATE TABLE quote (
    key INTEGER PRIMARY KEY, article INTEGER NOT NULL, id TEXT NOT NULL,
    kind TEXT NOT NULL, speakers TEXT NOT NULL, topics TEXT NOT NULL,
    first INTEGER, last INTEGER, statement INTEGER
);
CREATE INDEX quote_statement ON quote (statement) WHERE statement IS NOT NULL;
CREATE TABLE total (
    kind TEXT NOT NULL, name NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (kind, name)
) WITHOUT ROWID;
CREATE TABLE actor (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL
);
CREATE TABLE name (
    number INTEGER PRIMARY KEY,
    first TEXT NOT NULL, name TEXT NOT NULL, actor TEXT NOT NULL, metonym INTEGER NOT NULL
);
CREATE INDEX name_first ON name (first);
CREATE INDEX name_name ON name (name);
CREATE TABLE name_word (word TEXT, name INTEGER, place INTEGER, PRIMARY KEY (word, name, place))
    WITHOUT ROWID;
CREATE TABLE spelling (word TEXT, other TEXT, PRIMARY KEY (word, other)) WITHOUT ROWID;
CREATE TABLE topic (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL);
CREATE TABLE fingerprint (hash INTEGER, statement INTEGER, PRIMARY KEY (hash, statement))
    WITHOUT ROWID;
CREATE TABLE echo (statement INTEGER, other INTEGER, PRIMARY KEY (statement, other)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
    body, headline, summary, terms,
    content='', prefix='3', tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE said USING fts5 (
    words, terms,
    content='', tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, instance);
INSERT INTO words (words, rank) VALUES ('hashsize', 33554432);
INSERT INTO said (said, rank) VALUES ('hashsize', 33554432);
INSERT INTO words (words, rank) VALUES ('automerge', 8);
INSERT INTO said (said, rank) VALUES ('automerge', 8);
CREATE TRIGGER file_comes AFTER INSERT ON file BEGIN
    INSERT INTO total (kind, name, count) VALUES ('broken', '', new.broken)
        ON CONFLICT DO UPDATE SET count = count + excluded.count;
END;
CREATE TRIGGER file_changes AFTER UPDATE OF broken ON file BEGIN
    UPDATE total SET count = count + new.broken - old.broken WHERE kind = 'broken';
END;
CREATE TRIGGER file_goes AFTER DELETE ON file BEGIN
    UPDATE total SET count = count - old.broken WHERE kind = 'broken';
END;
"""

VERSION = crc32(f"{_CONTENTS}{LAYOUT}{TABLES}".encode()) >> 1
"""Identifies the index of this version, so that those of other versions are rebuilt: 31 bits."""
