"""The tables of the state, from the first version to this one."""

from __future__ import annotations

APPLICATION_ID = 0x42725374  # "BrSt"
MIGRATIONS = (
    """
    CREATE TABLE status(
        path BLOB PRIMARY KEY,
        fingerprint BLOB,                   -- of the text, so that a moved article is known again
        read INTEGER NOT NULL DEFAULT 0,
        favourite INTEGER NOT NULL DEFAULT 0,
        position REAL NOT NULL DEFAULT 0,
        change INTEGER NOT NULL,            -- the counter when this row last changed
        changed_at INTEGER NOT NULL         -- seconds since 1970
    ) WITHOUT ROWID;
    CREATE INDEX status_change ON status(change);
    CREATE INDEX status_fingerprint ON status(fingerprint) WHERE fingerprint IS NOT NULL;
    CREATE TABLE counter(change INTEGER NOT NULL);
    INSERT INTO counter VALUES(0);
    """,
    """
    CREATE TABLE identity(id BLOB NOT NULL);  -- another in every copy: its counter is its own
    INSERT INTO identity VALUES(randomblob(16));
    """,
    """
    CREATE TABLE saved_search(
        id INTEGER PRIMARY KEY,             -- drawn by lot: that of a deleted one never comes again
        name TEXT NOT NULL,
        words TEXT NOT NULL,
        shelf TEXT NOT NULL,
        category TEXT NOT NULL,             -- names from the outermost on, as JSON
        unread_only INTEGER NOT NULL,
        sort TEXT NOT NULL,
        place INTEGER NOT NULL,             -- 0 is the first one of the list
        changed_at INTEGER NOT NULL         -- seconds since 1970
    );
    """,
    """
    CREATE TABLE bulk(                      -- parts of marks that are not yet rows of `status`
        id INTEGER PRIMARY KEY,             -- in the order of the marks
        change INTEGER NOT NULL,            -- the counter of the mark
        changed_at INTEGER NOT NULL,        -- seconds since 1970
        flag TEXT NOT NULL,                 -- 'read' or 'favourite'
        value INTEGER NOT NULL,
        count INTEGER NOT NULL,             -- of the paths
        first BLOB NOT NULL,                -- path
        last BLOB NOT NULL,                 -- path
        checksum INTEGER NOT NULL,          -- of all that stands before and after it
        paths BLOB NOT NULL                 -- in order, with NULs between them, deflated
    );
    """,
    # The same tables; from here on the file has checksums, which a program of before would break.
    "",
    """
    CREATE TABLE register(                  -- what was told to other devices, and heard of them
        key BLOB NOT NULL,                  -- path, or number of a saved search
        field TEXT NOT NULL,                -- 'read', 'favourite', 'position', 'search'
        value,
        milliseconds INTEGER NOT NULL,      -- the stamp of its latest change
        turn INTEGER NOT NULL,
        device TEXT NOT NULL,
        PRIMARY KEY(key, field)
    ) WITHOUT ROWID;
    """,
    """
    -- Where the record of a path went with its article; of one that is set again, it goes nowhere.
    ALTER TABLE status ADD COLUMN heir BLOB;
    CREATE TRIGGER status_lives AFTER UPDATE OF read, favourite, position ON status
    WHEN new.heir IS NOT NULL AND (new.read OR new.favourite OR new.position>0) BEGIN
        UPDATE status SET heir=NULL WHERE path=new.path;
    END;
    -- What has gone along was told of the path before; the journal must hear of it.
    ALTER TABLE register ADD COLUMN untold INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX register_untold ON register(untold) WHERE untold;
    CREATE TABLE absent(                    -- starred articles that have gone, as last seen
        path BLOB PRIMARY KEY,
        title TEXT NOT NULL,
        date INTEGER NOT NULL,              -- seconds since 1970
        source_url TEXT,
        addresses TEXT NOT NULL             -- as in the index
    ) WITHOUT ROWID;
    """,
)
CHECKSUMS_VERSION = 5
"""From which on each page has a checksum."""
BULK_VERSION = 4
"""From which on there is the table `bulk`."""
HEIR_VERSION = 7
"""From which on a record says where it went."""
NEW_IDENTITY = "UPDATE identity SET id=randomblob(16)"
