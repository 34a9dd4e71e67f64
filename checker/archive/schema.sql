-- Version 1. What later versions change is a step each in MIGRATIONS of schema.py; this file stays as it is.

-- A file as it was when it was read; what was corrected or deleted since is kept, but no longer answers.
CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    digest TEXT NOT NULL, -- of the file's bytes and of the version of the reader
    state TEXT NOT NULL CHECK (state IN ('current', 'replaced', 'gone')),
    indexed TEXT NOT NULL, -- when it was read, UTC
    ended TEXT CHECK ((ended IS NULL) = (state = 'current')) -- when it was replaced or found gone, UTC
) STRICT;
CREATE UNIQUE INDEX current_pages ON pages (path) WHERE state = 'current';
CREATE INDEX pages_by_time ON pages (indexed);

CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
    current INTEGER NOT NULL CHECK (current IN (0, 1)),
    article TEXT NOT NULL, -- the article's id
    published TEXT, -- as the page states it
    text BLOB NOT NULL, -- zlib
    told BLOB NOT NULL -- zlib; three lines of JSON: the article, its sentences, its claims
) STRICT;
CREATE INDEX stories_of_page ON stories (page);
CREATE INDEX current_stories ON stories (article) WHERE current = 1;
CREATE INDEX stories_by_day ON stories (published) WHERE current = 1;

-- All below is made from the stories that are current, and can be made anew from them.

-- The names and stems that the claims of a sentence tell of. The id is story * 2^20 + the sentence's number.
CREATE TABLE sentences (
    id INTEGER PRIMARY KEY,
    words TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE lookup USING fts5 (
    words, content = 'sentences', content_rowid = 'id', detail = 'none', columnsize = 0,
    tokenize = "ascii tokenchars '_'"
);

-- In how many stories each name or stem occurs, and how many claims each name takes part in.
CREATE TABLE spread (
    word TEXT PRIMARY KEY,
    stories INTEGER NOT NULL CHECK (stories >= 0)
) STRICT, WITHOUT ROWID;
CREATE TABLE names (
    name TEXT NOT NULL,
    sort TEXT NOT NULL,
    claims INTEGER NOT NULL CHECK (claims >= 0),
    PRIMARY KEY (name, sort)
) STRICT, WITHOUT ROWID;
-- What variants of one name have in common.
CREATE TABLE name_keys (
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (key, name)
) STRICT, WITHOUT ROWID;
