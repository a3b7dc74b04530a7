"""Everything that can be permitted, each in a sentence. A page or a command names one; a role lists those it holds."""

from __future__ import annotations

from enum import Enum


class May(Enum):
    """One permission. The value is the sentence that a person reads; add a line here, and to the roles that hold it."""

    SEE_HOME = "see their own first page"
    SEE_FAMILY = "see the page of a family that they reach, cut to what they may see"
    SEE_CHRONOLOGY = "see the chronology of a family that they reach, cut to what they may see"
    SEARCH_PEOPLE = "search for people among the families that they reach, within what they may see of each"
    RECORD_ENTRY = "write an entry for their agency"
    WITHDRAW_ENTRY = "withdraw an entry of their agency, with a reason and who asked for it"
    ADD_FILES = "add agencies’ files to a family’s record, and undo what was added"
    ANSWER_QUESTION = "answer a question from the record"
    ASK_FOR_SESSION = "ask for joint supervision of a family’s agencies, or call another session of them"
    SEE_SESSION = "see the sessions that they are part of, prepared from what everybody in the room may see"
    HOLD_SESSION = "invite people to a session of a forum that their role holds, hold it, and record it for the agencies that joined"
    SEND_VIEW = "send a view to a session that they are invited to"
    RECORD_DECISION = "record a decision, or that none was taken, and who is to do what by when, for the agencies that joined"
    DISAGREE = "raise a disagreement, write their side of one, take it a step on, and write how it was settled"
    SEE_TEAM = "see what stands unanswered for the families of their agency, by name or by date"
    RECEIVE_RECORD = "receive a record made elsewhere"
    ALLOCATE = "say who works with which family"
    KEEP_OUT = "keep a worker who is related to a family out of its record"
    OPEN_JOINT_RECORD = "open a joint record of several agencies for a purpose, with an end date"
    JOIN_JOINT_RECORD = "say for their agency whether it joins a joint record that asks it"
    SHARE_ENTRY = "share one entry of their agency with another, or into a joint record, for a purpose and until a day"
    MAKE_REPORT = "make a report of a family that they reach, cut to a named reader, and keep with whom it was shared"
    KEEP_REPRESENTATION = "write down what somebody says about their own record, and what they were answered"
    KEEP_REVIEW = "keep the days of a rapid review or a practice review of a family, and see its clocks"
    SEE_RECOMMENDATIONS = "see what the partnership recommends, what is done, and what the record shows of it over many children, small numbers left out"
    KEEP_RECOMMENDATION = "keep what the partnership recommends, and what is done towards it"
    SEND_NOTICES = "send the notices that are due, which name nobody"
    SEE_LEFT_OUT = "be told what a copy for somebody else leaves out"
    SEE_WHO_LOOKED = "see who has looked at a family's record"
    SEE_AGGREGATES = "see numbers over many families, small ones left out"
    MANAGE_ACCOUNTS = "make accounts, agencies and memberships, and see no case"
    USE_API = "list families and read the record as data, for an agency’s own system"
    OPEN_IN_EMERGENCY = "open a family’s record for a day where a child may be in danger now; those whose entries it opens are told"
    REVIEW_EMERGENCY = "look at whether an emergency access was needed"
