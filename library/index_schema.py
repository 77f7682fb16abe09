"""The tables of the index, and the categories that are none of a reader's."""

from __future__ import annotations

import os

FORMAT = 11
"""Another number with each change of the tables below, or of what is put into them: an index of
another format is made anew."""
APPLICATION_ID = 0x42724900 + FORMAT  # "BrI"
_APPLICATION_ID_AT = 68
"""Where in the head of a database its application id stands, in four bytes."""
ALL = 0
"""The category that holds every article: one ordered range of ids like any other."""
DRAFTS = -2
"""The category of those that their authors keep back. They stand nowhere else."""
NOWHERE = -1

# An article's id is the minute of its date, moved up to the next free number, so that the order of
# ids is the order of dates: "newest first" is a walk backwards along the primary key, in the list
# as in the text index.
MIGRATIONS = (
    """
    CREATE TABLE meta(key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;
    INSERT INTO meta VALUES('generation', random() >> 1);  -- not that of another index
    INSERT INTO meta VALUES('pair', random());             -- known to the shards of this list
    INSERT INTO meta VALUES('shards', -1);                 -- the last number that was given to one
    CREATE TABLE shard(                     -- of the texts; the file of each, by its number
        number INTEGER PRIMARY KEY,
        first INTEGER NOT NULL UNIQUE       -- id from which on it holds them
    ) STRICT;
    CREATE TABLE file(                      -- every file looked at, an article or not
        path BLOB PRIMARY KEY,
        size INTEGER NOT NULL,
        modified INTEGER NOT NULL,          -- nanoseconds
        id INTEGER                          -- its article
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE article(
        id INTEGER PRIMARY KEY,
        path BLOB NOT NULL,
        date INTEGER NOT NULL CHECK(date BETWEEN -62135596800 AND 253402300799), -- since 1970
        guessed INTEGER NOT NULL,
        draft INTEGER NOT NULL DEFAULT 0,   -- its author keeps it back
        indexed INTEGER NOT NULL DEFAULT 0, -- whether its text can be searched
        twin INTEGER NOT NULL DEFAULT 0,    -- other files hold, or held, the same text
        image INTEGER NOT NULL DEFAULT 0,   -- its body holds a picture
        title TEXT NOT NULL,
        author TEXT,
        categories TEXT NOT NULL,           -- JSON: a list of lists
        tags TEXT NOT NULL,                 -- JSON: a list
        source_url TEXT,
        addresses TEXT NOT NULL DEFAULT '', -- `addresses.keys_of` what links may call it
        title_key TEXT NOT NULL,            -- `collation.sort_key` of the title
        source_key TEXT NOT NULL,           -- that of the author, who is the site in the seed's
        snippet TEXT NOT NULL DEFAULT '',
        fingerprint BLOB,
        pages TEXT NOT NULL DEFAULT ''      -- `addresses.page_keys_of` it
    ) STRICT;
    CREATE TABLE flags(                     -- of each article: the state's, up to meta.mirrored
        id INTEGER PRIMARY KEY,             -- in short rows, since all may be marked at once
        draft INTEGER NOT NULL,
        read INTEGER NOT NULL,
        favourite INTEGER NOT NULL,
        counter INTEGER NOT NULL            -- the row of `counter` that counts it
    ) STRICT;
    CREATE TABLE counter(                   -- of the articles that have the same categories
        id INTEGER PRIMARY KEY,
        categories TEXT NOT NULL UNIQUE,    -- as in `article`; '' for drafts
        total INTEGER NOT NULL DEFAULT 0,
        unread INTEGER NOT NULL DEFAULT 0,
        favourites INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE counting(                  -- which of them count for a category
        category INTEGER NOT NULL,
        counter INTEGER NOT NULL,
        PRIMARY KEY(category, counter)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER flags_come AFTER INSERT ON flags BEGIN
        UPDATE counter SET total=total+1, unread=unread+1-new.read,
            favourites=favourites+new.favourite WHERE id=new.counter;
    END;
    CREATE TRIGGER flags_go AFTER DELETE ON flags BEGIN
        UPDATE counter SET total=total-1, unread=unread-1+old.read,
            favourites=favourites-old.favourite WHERE id=old.counter;
    END;
    CREATE TRIGGER flags_change AFTER UPDATE OF read, favourite ON flags BEGIN
        UPDATE counter SET unread=unread+old.read-new.read,
            favourites=favourites+new.favourite-old.favourite WHERE id=new.counter;
    END;
    CREATE INDEX flags_unread ON flags(read) WHERE read=0 AND draft=0;
    CREATE INDEX flags_favourite ON flags(favourite) WHERE favourite=1 AND draft=0;
    CREATE INDEX article_title ON article(title_key, id DESC) WHERE draft=0;
    CREATE INDEX article_source ON article(source_key, id DESC) WHERE draft=0;
    CREATE INDEX article_tags ON article(tags) WHERE tags!='[]';
    CREATE INDEX article_addresses ON article(addresses, path) WHERE addresses!='';
    CREATE INDEX article_date ON article(date);
    CREATE INDEX article_fingerprint ON article(fingerprint) WHERE fingerprint IS NOT NULL;
    CREATE INDEX article_twin ON article(twin) WHERE twin=1;
    CREATE INDEX article_waiting ON article(indexed) WHERE indexed=0;
    CREATE TABLE category(id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE filing(                    -- under each category and all above it
        category INTEGER NOT NULL,
        id INTEGER NOT NULL,
        PRIMARY KEY(category, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE page(                      -- of the web that an article is a copy of
        key INTEGER NOT NULL,               -- a number of `article.pages`
        id INTEGER NOT NULL,
        PRIMARY KEY(key, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE name(                      -- each author and tag of those that are no drafts
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        key TEXT NOT NULL,                  -- an author's `article.source_key`
        folded TEXT NOT NULL,               -- `fold.fold`, then `han.unified`, of it
        count INTEGER NOT NULL,             -- articles
        PRIMARY KEY(kind, text)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE stale(id INTEGER PRIMARY KEY) STRICT;  -- texts to be taken out of the search
    CREATE TABLE problem(
        path BLOB NOT NULL, line INTEGER, kind TEXT NOT NULL, message TEXT NOT NULL
    ) STRICT;
    CREATE INDEX problem_path ON problem(path);
    """,
)

# Characters come apart by blanks already (`fold.tokens`); the tokenizer must only keep every mark.
_MARKS = "".join(chr(code) for code in range(33, 127) if not chr(code).isalnum())
_TOKENIZE = "ascii tokenchars '{}'".format(_MARKS.replace("'", "''")).replace('"', '""')
# The body first: other columns carry a mark per term and article, 15-23 % of the whole.
TEXT_MIGRATIONS = (
    f"""
    CREATE TABLE pair(id INTEGER NOT NULL) STRICT;  -- that of the list to which the texts belong
    CREATE VIRTUAL TABLE text USING fts5(
        body, title, content='', contentless_delete=1, tokenize="{_TOKENIZE}"
    );
    INSERT INTO text(text, rank) VALUES('automerge', 0);
    INSERT INTO text(text, rank) VALUES('crisismerge', 250);
    INSERT INTO text(text, rank) VALUES('hashsize', 8388608);  -- two pieces a batch, not fifteen
    """,
)


def is_of_another_format(path: str) -> bool:
    """Whether a file is an index as earlier or later versions made it, and not a broken one."""
    try:
        with open(path, "rb") as file:
            file.seek(_APPLICATION_ID_AT)
            found = int.from_bytes(file.read(4), "big")
    except OSError:
        return False
    return found >> 8 == APPLICATION_ID >> 8 and found != APPLICATION_ID


def is_emptied(path: str) -> bool:
    """Whether the list of an index, which SQLite would take for a new one, has lost what it had."""
    folder = os.path.dirname(path)
    if not os.path.isfile(path) or os.path.getsize(path):
        return False
    return any(name.startswith("text") for name in os.listdir(folder))
