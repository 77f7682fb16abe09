"""What the library says, with gaps for what it says it of; see `told` of `translation`.

Imported where the window does not speak English.
"""

from __future__ import annotations

from reader.translation import QT_TRANSLATE_NOOP

SENTENCES = (
    QT_TRANSLATE_NOOP(
        "Library",
        "This installation of Broadsheet is not complete: apsw was installed without its "
        "checksums ({}). Install apsw anew from its wheel.",
    ),
    QT_TRANSLATE_NOOP("Library", "{} has no checksums"),
    QT_TRANSLATE_NOOP("Library", "{} is damaged: a page fails its checksum"),
    QT_TRANSLATE_NOOP(
        "Library",
        "The record of what you read needs repair, which can't be done while another "
        "Broadsheet has this library open. Quit that one and try again.",
    ),
    QT_TRANSLATE_NOOP("Library", "The record of what you read needs repair, which failed: {}. {}"),
    QT_TRANSLATE_NOOP(
        "Library",
        "Broadsheet can't write to {}. Check the folder's permissions, or name another "
        "folder with --data.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "The day's backup of what you read could not be made in {} ({}). Make room there, or "
        "change its permissions.",
    ),
    QT_TRANSLATE_NOOP("Library", "the mark {} fails its checksum"),
    QT_TRANSLATE_NOOP("Library", "{} belongs to another program"),
    QT_TRANSLATE_NOOP(
        "Library",
        "{} was written by a later version of Broadsheet. Update Broadsheet to open this "
        "library; nothing was changed.",
    ),
    QT_TRANSLATE_NOOP("Library", "{} is missing"),
    QT_TRANSLATE_NOOP("Library", "{} is damaged: {}"),
    QT_TRANSLATE_NOOP("Library", "The disk that holds {} is full. Free some space and try again."),
    QT_TRANSLATE_NOOP("Library", "Another program keeps {} locked. Close it and try again."),
    QT_TRANSLATE_NOOP(
        "Library",
        "The disk failed while {} was in use ({}). Check the disk and try again.",
    ),
    QT_TRANSLATE_NOOP("Library", "The file is not UTF-8; it was read as {}."),
    QT_TRANSLATE_NOOP("Library", "{} bytes that are not {}; each is shown as \ufffd."),
    QT_TRANSLATE_NOOP("Library", "The file holds {} left out."),
    QT_TRANSLATE_NOOP("Library", "1 place holds"),
    QT_TRANSLATE_NOOP("Library", "{} places hold"),
    QT_TRANSLATE_NOOP("Library", "1 NUL character, which was"),
    QT_TRANSLATE_NOOP("Library", "{} NUL characters, which were"),
    QT_TRANSLATE_NOOP("Library", "The place to write to has no name. Name a file or a folder."),
    QT_TRANSLATE_NOOP("Library", "{} is a file. Name a folder to write {} articles to."),
    QT_TRANSLATE_NOOP("Library", "{} is a folder. Name a file in it, such as articles.{}."),
    QT_TRANSLATE_NOOP("Library", "There is no article to write."),
    QT_TRANSLATE_NOOP("Library", "{} has come to be there meanwhile. Name another file."),
    QT_TRANSLATE_NOOP("Library", "{} has left the library."),
    QT_TRANSLATE_NOOP("Library", "{} {} of {} articles were written."),
    QT_TRANSLATE_NOOP(
        "Library",
        "{} is there already. Name another file, or allow it to be replaced (--force).",
    ),
    QT_TRANSLATE_NOOP("Library", "{} is not a file. Name another one."),
    QT_TRANSLATE_NOOP(
        "Library",
        "Writing stopped unexpectedly, and nothing was written. Try again.",
    ),
    QT_TRANSLATE_NOOP("Library", "“{}” is no date that can be read; {} stands in for it."),
    QT_TRANSLATE_NOOP("Library", "no date"),
    QT_TRANSLATE_NOOP("Library", "article {} is not where its file says"),
    QT_TRANSLATE_NOOP("Library", "{} is not an article. Name a folder, or a file that ends in {}."),
    QT_TRANSLATE_NOOP(
        "Library",
        "The folder {} is not there. Check the name, or connect the disk that holds it.",
    ),
    QT_TRANSLATE_NOOP("Library", "{} is a file, not a folder. Name the folder that holds it."),
    QT_TRANSLATE_NOOP(
        "Library",
        "Broadsheet may not read the folder {}. Change its permissions and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "The file {} can't be read ({}). Reload the library to see what has changed.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "What stands before the opening fence is no text; it was left out.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "Between the fences stands no “key: value”; they were read as part of the text.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "No front matter could be made out after “{}”; all of it was read as text.",
    ),
    QT_TRANSLATE_NOOP("Library", "The front matter is {}; its values were read as plain words."),
    QT_TRANSLATE_NOOP(
        "Library",
        "The front matter has no closing fence; it was taken to end where the text begins.",
    ),
    QT_TRANSLATE_NOOP("Library", "The title is empty; “{}” stands in for it."),
    QT_TRANSLATE_NOOP("Library", "no closing fence"),
    QT_TRANSLATE_NOOP(
        "Library",
        "Lines between the fences that are no “key: value” were read as part of the text.",
    ),
    QT_TRANSLATE_NOOP("Library", "too large (it has more than 256 KB)"),
    QT_TRANSLATE_NOOP("Library", "too complex (it has more than ten aliases)"),
    QT_TRANSLATE_NOOP("Library", "too complex (it is nested too deep)"),
    QT_TRANSLATE_NOOP("Library", "no “key: value”"),
    QT_TRANSLATE_NOOP("Library", "This file is empty."),
    QT_TRANSLATE_NOOP(
        "Library",
        "The front matter is not valid {} ({}); it was read line by line.",
    ),
    QT_TRANSLATE_NOOP("Library", "more than one key"),
    QT_TRANSLATE_NOOP("Library", "a character that YAML forbids"),
    QT_TRANSLATE_NOOP("Library", "not valid"),
    QT_TRANSLATE_NOOP(
        "Library",
        "The index of this library was damaged and has been set back. Reload the library to "
        "build it anew; nothing of yours is lost.",
    ),
    QT_TRANSLATE_NOOP("Library", "Tags nested more than 200 deep were flattened."),
    QT_TRANSLATE_NOOP(
        "Library",
        "Lists and quotations nested more than eight deep were flattened.",
    ),
    QT_TRANSLATE_NOOP("Library", "Pictures after the first 300 were left out."),
    QT_TRANSLATE_NOOP("Library", "The end of this very long article was left out."),
    QT_TRANSLATE_NOOP("Library", "Tables nested more than four deep were flattened."),
    QT_TRANSLATE_NOOP("Library", "Tables after the first 5,000 cells were flattened."),
    QT_TRANSLATE_NOOP("Library", "Tables that hold very long texts were flattened."),
    QT_TRANSLATE_NOOP("Library", "{} has no generation"),
    QT_TRANSLATE_NOOP(
        "Library",
        "The index in {} is damaged, and can't be removed. Delete that folder and try again; "
        "nothing of yours is in it.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "The index was damaged and has been built anew; nothing of yours is lost.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "The folder {} can't be seen any more. Connect the disk that holds it and reload the "
        "library; nothing was forgotten.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "A starred article is no longer here: “{}”. Its star is kept, in case it comes back.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "{} starred articles are no longer here, among them “{}”. Their stars are kept, in case "
        "they come back.",
    ),
    QT_TRANSLATE_NOOP("Library", "This article has left the list. Reload the library to see why."),
    QT_TRANSLATE_NOOP(
        "Library",
        "The library has changed since this list was made. Look at it again.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "The folder can't be watched ({}), so new articles do not turn up by themselves. "
        "Choose Reload to see them.",
    ),
    QT_TRANSLATE_NOOP("Library", "The lock {} can't be used. Delete it and try again."),
    QT_TRANSLATE_NOOP(
        "Library",
        "The library has changed since this list was made, so nothing was marked. Look at "
        "the list, and choose it again.",
    ),
    QT_TRANSLATE_NOOP("Library", "The record of what you read was damaged. {}."),
    QT_TRANSLATE_NOOP("Library", "The record of what you read was missing. {}."),
    QT_TRANSLATE_NOOP("Library", "The backup of {} was opened in its place"),
    QT_TRANSLATE_NOOP("Library", "{}, with what was newer about {} in the damaged file"),
    QT_TRANSLATE_NOOP(
        "Library",
        "There is no backup yet; what it held about {} could still be read",
    ),
    QT_TRANSLATE_NOOP("Library", "There is no backup yet, so it starts empty"),
    QT_TRANSLATE_NOOP("Library", "{}; the damaged file is kept as {}"),
    QT_TRANSLATE_NOOP("Library", "{}; the folder that stood in its place is kept as {}"),
    QT_TRANSLATE_NOOP(
        "Library",
        "{} is a file, where Broadsheet needs a folder. Move it away and try again, or name "
        "another folder with --data.",
    ),
    QT_TRANSLATE_NOOP("Library", "This link leads back to a folder above it and is not followed."),
    QT_TRANSLATE_NOOP(
        "Library",
        "The folder {} is empty, and {} articles were in it. Is its disk not connected? Connect "
        "it and reload the library; nothing was forgotten. If they are gone for good, choose "
        "Rebuild in its settings.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "The day's backup of what you read could not be made in {}: {} is a file, where "
        "Broadsheet needs a folder. Move it away.",
    ),
    QT_TRANSLATE_NOOP("Library", "1 article"),
    QT_TRANSLATE_NOOP("Library", "{} articles"),
    QT_TRANSLATE_NOOP(
        "Library",
        "The settings of this library can't be kept in {} ({}). Make room there, or change "
        "its permissions.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "This is a side file that macOS keeps beside another file, not an article.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "This text file does not open with front matter, so it is not an article.",
    ),
    QT_TRANSLATE_NOOP("Library", "This file can't be read ({})."),
    QT_TRANSLATE_NOOP("Library", "This address holds no picture."),
    QT_TRANSLATE_NOOP("Library", "it is no file of the library any more"),
    QT_TRANSLATE_NOOP("Library", "The picture {} can't be read ({})."),
    QT_TRANSLATE_NOOP("Library", "it is not a regular file"),
    QT_TRANSLATE_NOOP("Library", "it is larger than 32 MB"),
    QT_TRANSLATE_NOOP("Library", "it is larger than 64 MB"),
    QT_TRANSLATE_NOOP("Library", "The picture in the article's text is damaged."),
    QT_TRANSLATE_NOOP(
        "Library",
        "Indexing stopped unexpectedly, and did so again when it was begun anew. What was indexed "
        "is kept. Choose Reload to go on.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "The folder {} is gone, and its articles are here: what you read and starred there "
        "was taken over.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "Broadsheet stumbled over this file and left it out. Please report it.",
    ),
    QT_TRANSLATE_NOOP("Library", "The folder {} can't be read ({}). Check the disk and try again."),
    QT_TRANSLATE_NOOP("Library", "This link leads out of the library and is not followed."),
    QT_TRANSLATE_NOOP("Library", "This is not a regular file, so it is not opened."),
    QT_TRANSLATE_NOOP("Library", "This file is larger than 64 MB, so it is not opened."),
    QT_TRANSLATE_NOOP("Library", "This folder can't be read ({}). Its articles are left out."),
    QT_TRANSLATE_NOOP("Library", "{} does not belong to the list beside it"),
    QT_TRANSLATE_NOOP(
        "Library",
        "The record of what you read can't be used: {}. Quit Broadsheet and start it again; "
        "it is repaired then.",
    ),
    QT_TRANSLATE_NOOP("Library", "{} is missing or empty"),
    QT_TRANSLATE_NOOP("Library", "Another Broadsheet is repairing {}. Try again in a minute."),
    QT_TRANSLATE_NOOP("Library", "{} is damaged: its tables are not as they were made"),
    QT_TRANSLATE_NOOP("Library", "The file to write to has no name. Name one, such as state.json."),
    QT_TRANSLATE_NOOP("Library", "{} is a folder. Name a file in it, such as state.json."),
    QT_TRANSLATE_NOOP("Library", "{} is not there. Name a file that was exported."),
    QT_TRANSLATE_NOOP("Library", "{} is not a file. Name one that was exported."),
    QT_TRANSLATE_NOOP("Library", "it is too large"),
    QT_TRANSLATE_NOOP("Library", "it does not say that it holds the state of a library"),
    QT_TRANSLATE_NOOP("Library", "it does not name the version of its format"),
    QT_TRANSLATE_NOOP("Library", "a later version of Broadsheet has written it; update Broadsheet"),
    QT_TRANSLATE_NOOP("Library", "an article has no path"),
    QT_TRANSLATE_NOOP("Library", "{} is no path in a library"),
    QT_TRANSLATE_NOOP("Library", "an article is no object"),
    QT_TRANSLATE_NOOP("Library", "“read” and “favourite” are true or false"),
    QT_TRANSLATE_NOOP("Library", "a position is no number"),
    QT_TRANSLATE_NOOP("Library", "a position is not from 0 to 1"),
    QT_TRANSLATE_NOOP("Library", "a time is not in seconds since 1970"),
    QT_TRANSLATE_NOOP("Library", "a saved search is no object"),
    QT_TRANSLATE_NOOP("Library", "a saved search has no words"),
    QT_TRANSLATE_NOOP(
        "Library",
        "a saved search has no name, or does not say what it looks through",
    ),
    QT_TRANSLATE_NOOP("Library", "the category of a saved search is no list of names"),
    QT_TRANSLATE_NOOP(
        "Library",
        "a saved search looks where there is nothing, or sorts as nothing does",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "{} can't be imported: {}. Nothing was changed. Name a file that Export Reading "
        "State or “broadsheet state export” has written.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "{} can't be read ({}). Check its permissions, or name another file.",
    ),
    QT_TRANSLATE_NOOP("Library", "it is not text in UTF-8"),
    QT_TRANSLATE_NOOP("Library", "it is not JSON, or only a part of it"),
    QT_TRANSLATE_NOOP("Library", "“{}” is no list"),
    QT_TRANSLATE_NOOP("Library", "the path of an article is no text"),
    QT_TRANSLATE_NOOP("Library", "a fingerprint is not in hex"),
    QT_TRANSLATE_NOOP("Library", "Nothing was imported, for it could not be undone: {}"),
    QT_TRANSLATE_NOOP("Library", "“{}” is not valid {}; it was read as it stands: {}"),
    QT_TRANSLATE_NOOP(
        "Library",
        "The rest is too long to be shown here. Open the file in a text editor to read it.",
    ),
    QT_TRANSLATE_NOOP("Library", "Only the first {} characters of this article are shown."),
    QT_TRANSLATE_NOOP("Library", "it would follow a link out of the library, and watch all that"),
    QT_TRANSLATE_NOOP("Library", "{} can't be written ({}). Choose another place."),
    QT_TRANSLATE_NOOP(
        "Library",
        "There is no room left for {}. Make room, or choose another disk.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "Broadsheet may not write {}. Change the permissions of its folder, or choose another one.",
    ),
    QT_TRANSLATE_NOOP("Library", "“{}” stands twice, the last one holds"),
    QT_TRANSLATE_NOOP(
        "Library",
        "No article of this library is called “{}”: none has that path, address or title.",
    ),
    QT_TRANSLATE_NOOP(
        "Library",
        "What you read can't be kept in {} ({}), so it does not travel: it stays on this "
        "computer. Make room there, change its permissions, or switch it off in Settings.",
    ),
    QT_TRANSLATE_NOOP("Library", "Broadsheet has not written it, or it is not here as a whole yet"),
    QT_TRANSLATE_NOOP("Library", "it is no regular file, or too large"),
    QT_TRANSLATE_NOOP("Library", "it is a link"),
    QT_TRANSLATE_NOOP(
        "Library",
        "This line was not written by Broadsheet, or is damaged; it is ignored.",
    ),
    QT_TRANSLATE_NOOP("Library", "This journal of another device can't be used: {}."),
    QT_TRANSLATE_NOOP("Library", "Video: {}"),
    QT_TRANSLATE_NOOP("Library", "Audio: {}"),
    QT_TRANSLATE_NOOP("Library", "Media: {}"),
    QT_TRANSLATE_NOOP("Library", "Form: {}"),
    QT_TRANSLATE_NOOP("Library", "Embedded page: {}"),
    QT_TRANSLATE_NOOP("Library", "Embedded media: {}"),
)
REASONS = (
    QT_TRANSLATE_NOOP("Library", "permission denied"),
    QT_TRANSLATE_NOOP("Library", "no such file or directory"),
    QT_TRANSLATE_NOOP("Library", "no space left on device"),
    QT_TRANSLATE_NOOP("Library", "input/output error"),
    QT_TRANSLATE_NOOP("Library", "is a directory"),
    QT_TRANSLATE_NOOP("Library", "not a directory"),
    QT_TRANSLATE_NOOP("Library", "file name too long"),
    QT_TRANSLATE_NOOP("Library", "read-only file system"),
    QT_TRANSLATE_NOOP("Library", "too many levels of symbolic links"),
    QT_TRANSLATE_NOOP("Library", "stale file handle"),
    QT_TRANSLATE_NOOP("Library", "disk quota exceeded"),
    QT_TRANSLATE_NOOP("Library", "database disk image is malformed"),
    QT_TRANSLATE_NOOP("Library", "file is not a database"),
    QT_TRANSLATE_NOOP("Library", "did not find expected key"),
    QT_TRANSLATE_NOOP("Library", "mapping values are not allowed in this context"),
    QT_TRANSLATE_NOOP("Library", "found unexpected end of stream"),
    QT_TRANSLATE_NOOP("Library", "found character that cannot start any token"),
    QT_TRANSLATE_NOOP("Library", "could not find expected ':'"),
    QT_TRANSLATE_NOOP("Library", "did not find expected ',' or ']'"),
    QT_TRANSLATE_NOOP("Library", "did not find expected ',' or '}'"),
    QT_TRANSLATE_NOOP("Library", "did not find expected <document start>"),
    QT_TRANSLATE_NOOP("Library", "block sequence entries are not allowed in this context"),
    QT_TRANSLATE_NOOP("Library", "found unknown escape character"),
    QT_TRANSLATE_NOOP("Library", "found a tab character that violates indentation"),
    QT_TRANSLATE_NOOP("Library", "did not find expected '-' indicator"),
    QT_TRANSLATE_NOOP("Library", "found duplicate anchor"),
    QT_TRANSLATE_NOOP("Library", "found undefined alias"),
    QT_TRANSLATE_NOOP("Library", "control characters are not allowed"),
)
"""What the system and the reader of YAML say, within sentences of ours."""
