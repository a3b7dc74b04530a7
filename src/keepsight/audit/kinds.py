"""Every kind of event, with the sentence it is told in. `{who}` is the name, role and agency; `{family}` how staff speak of the family."""

from __future__ import annotations

KINDS = {
    "home seen": "{who} opened their first page.",
    "family seen": "{who} opened the page of {family}, for {purpose}.",
    "chronology seen": "{who} read the chronology of {family}, for {purpose}.",
    "form opened": "{who} opened the form to write an entry for {family}, for {purpose}.",
    "files asked for": "{who} opened the page to add files to the record of {family}, for {purpose}.",
    "files sent": "{who} sent files for the record of {family}, for {purpose}: {words}.",
    "files checked": "{who} looked at files before adding them to the record of {family}, for {purpose}: {words}.",
    "files added": "{who} added files to the record of {family}, for {purpose}: {words}.",
    "files put aside": "{who} put files aside without adding them to the record of {family}: {words}.",
    "added files seen": "{who} looked at what undoing an addition of files would close in the record of {family}.",
    "files undone": "{who} undid an addition of files to the record of {family}, for {purpose}: {words}.",
    "question seen": "{who} opened one question from the record of {family}, for {purpose}.",
    "entry recorded": "{who} wrote an entry into the record of {family}, for {purpose}.",
    "entry seen": "{who} opened one entry of the record of {family}, for {purpose}.",
    "entry corrected": "{who} corrected an entry in the record of {family}, for {purpose}.",
    "entry disputed": "{who} wrote down that an entry in the record of {family} is disputed, for {purpose}.",
    "entry withdrawn": "{who} withdrew an entry from the record of {family}, for {purpose}.",
    "question answered": "{who} answered a question from the record of {family}, for {purpose}.",
    "record received": "{who} received a record as {family}: {words}.",
    "account made": "{who} made an account: {words}.",
    "family allocated": "{who} allocated a family: {words}.",
    "worker kept out": "{who} kept a worker out of a family’s record: {words}.",
    "joint record opened": "{who} opened a joint record of {family}: {words}.",
    "log seen": "{who} read who has looked at {family}.",
    "not given": "{who} asked for {words} and was not given it.",
}
