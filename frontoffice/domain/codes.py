"""The codes of what the rules refuse, an enumeration for each area; ``ui/messages`` has their sentences."""

from __future__ import annotations

from frontoffice.errors import RefusalCode


class FieldRefusal(RefusalCode):
    """What one field lacks, whatever it is about: text, name, date."""

    CHOICE_UNKNOWN = "choice_unknown"
    DATE_BEFORE_PERIOD = "date_before_period"
    DATE_IN_FUTURE = "date_in_future"
    DATE_LONG_AGO = "date_long_ago"
    DATE_UNREADABLE = "date_unreadable"
    LINES_TOO_MANY = "lines_too_many"
    MOMENT_UNREADABLE = "moment_unreadable"
    NAME_MISSING = "name_missing"
    NAME_TAKEN = "name_taken"
    NOTHING_CHANGED = "nothing_changed"
    PLACEHOLDER_UNKNOWN = "placeholder_unknown"
    TEXT_MISSING = "text_missing"
    TOO_LONG = "too_long"
    WHY_MISSING = "why_missing"
    YEAR_UNLIKELY = "year_unlikely"


class IntakeRefusal(RefusalCode):
    """What keeps an intake from being recorded or amended, or is worth a look."""

    ANONYMOUS_WITH_NAME = "anonymous_with_name"
    CHANNEL_RETIRED = "channel_retired"
    CHANNEL_UNKNOWN = "channel_unknown"
    DESCRIPTION_MISSING = "description_missing"
    EMAIL = "email"
    EXTERNAL_ID_TAKEN = "external_id_taken"
    LATE_FILING = "late_filing"
    NIK_DAY = "nik_day"
    NIK_DIGITS = "nik_digits"
    NIK_LENGTH = "nik_length"
    NIK_MONTH = "nik_month"
    NIK_SERIAL = "nik_serial"
    NOT_LISTED = "not_listed"
    PHONE = "phone"
    RECEIVED_ON_MISSING = "received_on_missing"
    RECEIVED_WHY_MISSING = "received_why_missing"
    REPRESENTS_MISSING = "represents_missing"
    NIB_DIGITS = "nib_digits"
    JOINS_ANONYMOUS = "joins_anonymous"
    JOINED_ALREADY = "joined_already"
    JOINED_TOO_MANY = "joined_too_many"
    JOINED_UNKNOWN = "joined_unknown"
    IDENTITY_NO = "identity_no"


class StepRefusal(RefusalCode):
    """What keeps a step, a contact or a paper of a case from being recorded."""

    ASSIGNED_ALREADY = "assigned_already"
    ASSIGNED_TO_OTHER = "assigned_to_other"
    ASSIGNEE_UNFIT = "assignee_unfit"
    AGENCY_MISSING = "agency_missing"
    ALREADY_CANCELLED = "already_cancelled"
    ALREADY_CLOSED = "already_closed"
    BEFORE_ASKED = "before_asked"
    BEFORE_CONTACT = "before_contact"
    BEFORE_LAST_STEP = "before_last_step"
    CHANNEL_MISSING = "channel_missing"
    CLOCK_BEFORE_LAST_STEP = "clock_before_last_step"
    EXTENSION_NOT_LATER = "extension_not_later"
    EXTENSION_OFF = "extension_off"
    DECLINE_GROUND_MISSING = "decline_ground_missing"
    GROUND_NOT_LATE = "ground_not_late"
    KIND_BY_AMENDING = "kind_by_amending"
    LATE_DECISION_MISSING = "late_decision_missing"
    LATE_WHY_MISSING = "late_why_missing"
    LETTER_MISSING = "letter_missing"
    LEVEL_OPEN = "level_open"
    LEVEL_UNKNOWN = "level_unknown"
    MERGED_INTO_CLOSED = "merged_into_closed"
    MERGED_WITH_ITSELF = "merged_with_itself"
    NOTHING_TO_EXTEND = "nothing_to_extend"
    NOT_ASSIGNED = "not_assigned"
    NOT_REACHED = "not_reached"
    OTHER_MISSING = "other_missing"
    OTHER_UNKNOWN = "other_unknown"
    OTHERS_MERGED_INTO_IT = "others_merged_into_it"
    OUTCOME_MISSING = "outcome_missing"
    PAPERS_COMPLETE = "papers_complete"
    PAPERS_NONE = "papers_none"
    PAPERS_NOT_ASKED = "papers_not_asked"
    PAPERS_TIME_LEFT = "papers_time_left"
    REACH_MISSING = "reach_missing"
    NOT_WRITTEN = "not_written"
    RULING_MISSING = "ruling_missing"
    SOURCE_MISSING = "source_missing"
    TEAM_OPEN = "team_open"
    DONE = "step_done"
    NOT_NOW = "step_not_now"
    NOT_THE_LAST = "step_not_the_last"
    NOT_YOURS = "step_not_yours"
    OTHER_KIND = "step_other_kind"
    TIME_MISSING = "time_missing"
    TRIED_TOO_LITTLE = "tried_too_little"
    VERIFIED_BY_THE_DOER = "verified_by_the_doer"


class CalendarRefusal(RefusalCode):
    """What keeps a day, the office's hours or a time limit from being entered, or is worth a look."""

    AMOUNT_OUT_OF_RANGE = "amount_out_of_range"
    CLOSES_BEFORE_OPENING = "closes_before_opening"
    DAY_CERTAIN_ALREADY = "day_certain_already"
    DAY_KIND = "day_kind"
    DAY_NOT_KNOWN = "day_not_known"
    DAY_OFF_ALREADY = "day_off_already"
    DAY_PAST = "day_past"
    DAY_TWICE = "day_twice"
    DAY_WORKS_ALREADY = "day_works_already"
    DECREE_MISSING = "decree_missing"
    IMPORT_EMPTY = "import_empty"
    IMPORT_HEADING = "import_heading"
    IMPORT_LONG = "import_long"
    IMPORT_UNREADABLE = "import_unreadable"
    MOVES_CHANGED = "moves_changed"
    NO_WORKING_DAY = "no_working_day"
    TIME_UNREADABLE = "time_unreadable"
    YEAR_OUT_OF_RANGE = "year_out_of_range"
    YEAR_WITHOUT_LEAVE = "year_without_leave"


class NumberRefusal(RefusalCode):
    """What keeps a number from being given, or a form of numbers from being accepted."""

    CLOCK_DOUBTFUL = "clock_doubtful"
    COUNTER_CODE = "counter_code"
    DESK_GIVES_NO_NUMBERS = "desk_gives_no_numbers"
    HISTORY_DIFFERS = "history_differs"
    HISTORY_NOT_ACCEPTED = "history_not_accepted"
    LAST_NUMBER_LOW = "last_number_low"
    LAST_NUMBER_MISSING = "last_number_missing"
    LAST_NUMBER_UNREADABLE = "last_number_unreadable"
    LAST_NUMBERS_DIFFER = "last_numbers_differ"
    NUMBER_FORMAT_INCOMPLETE = "number_format_incomplete"
    NUMBER_FORMAT_LETTERS = "number_format_letters"
    NUMBER_NOT_TWICE = "number_not_twice"
    NUMBERING_UNCONFIRMED = "numbering_unconfirmed"
    PAPER_FORMAT_INCOMPLETE = "paper_format_incomplete"
    PAPER_FORMAT_LETTERS = "paper_format_letters"
    PAPER_NUMBER_TAKEN = "paper_number_taken"
    SETTINGS_DIFFER = "settings_differ"
    REGISTER_CHANGED = "register_changed"
    SERIES_OF_ANOTHER_DESK = "series_of_another_desk"
    ROLLBACK_CHECK_RUNS = "witnesses_awaited"
    ROLLBACK_UNCHECKED = "witnesses_silent"


class AbsenceRefusal(RefusalCode):
    """What keeps an absence from being set or withdrawn."""

    BACKWARD = "absence_backward"
    DATE_MISSING = "absence_date_missing"
    NOT_THERE = "absence_not_there"
    OF_OTHERS = "absence_of_others"
    OVERLAPS = "absence_overlaps"
    OVER = "absence_over"
    STANDS_IN = "absence_stands_in"
    SUBSTITUTE_AWAY = "absence_substitute_away"
    SUBSTITUTE_SELF = "absence_substitute_self"
    SUBSTITUTE_UNFIT = "absence_substitute_unfit"


class BoxRefusal(RefusalCode):
    """What keeps an opening of the suggestion box from being written down, or from being closed."""

    BEFORE_LAST = "box_before_last"
    CLOSED = "box_closed"
    OPEN = "box_open"
    SHEETS_DIFFER = "sheets_differ"
    SHEETS_OUT_OF_RANGE = "sheets_out_of_range"
    UNKNOWN = "box_unknown"
    WITNESS_TWICE = "witness_twice"


class SlipRefusal(RefusalCode):
    """What keeps numbers from being reserved for slips, or a slip from being entered or voided."""

    BEFORE_BLOCK = "slip_before_block"
    NOT_ON_PAPER = "slips_not_on_paper"
    NOT_OPEN = "slip_not_open"
    OF_ONE_YEAR = "slips_of_one_year"
    OTHER_YEAR = "slip_other_year"
    OUT_OF_RANGE = "slips_out_of_range"


class ApprovalRefusal(RefusalCode):
    """What keeps a report from being approved; the doubts only until whoever approves knows them."""

    ALREADY_APPROVED = "already_approved"
    DAYS_NOT_CLOSED = "days_not_closed"
    SLIPS_OPEN = "slips_open"
    FIGURES_CHANGED = "figures_changed"
    PERIOD_KIND = "period_kind"
    PERIOD_NOT_OVER = "period_not_over"


class AttachmentRefusal(RefusalCode):
    """What keeps a file from being attached to a complaint, or an attachment from being shown or taken back."""

    FULL = "attachment_full"
    EMPTY = "attachment_empty"
    LARGE = "attachment_large"
    NAME = "attachment_name"
    MEDIA_TYPE = "attachment_media_type"
    NOT_HERE = "attachment_not_here"
    PAGES = "attachment_pages"
    TEXT_LONG = "attachment_text_long"
    UNKNOWN = "attachment_unknown"
    WITHDRAWN = "attachment_withdrawn"


class AccessRefusal(RefusalCode):
    """What keeps somebody from signing in, from a right, or from a PIN."""

    INSTITUTION_MISSING = "institution_missing"
    KEY_PASSPHRASE_WEAK = "key_passphrase_weak"
    LAST_SUPERVISOR = "last_supervisor"
    NO_SECRET = "no_secret"
    NOT_ALLOWED = "not_allowed"
    OFFICER_DISABLED = "officer_disabled"
    OFFICER_OVER = "officer_over"
    OFFICER_UNKNOWN = "officer_unknown"
    PASSPHRASE_SHORT = "passphrase_short"
    PIN_SHORT = "pin_short"
    PIN_SIMPLE = "pin_simple"
    READER_STAYS = "reader_stays"
    SECRET_CHANGED = "secret_changed"
    SECRETS_CHANGED = "secrets_changed"
    SECRET_DIFFERS = "secret_differs"
    SECRET_HERE_ALREADY = "secret_here_already"
    SUPERVISOR_FIRST = "supervisor_first"
    SUPERVISOR_SIGNS_IN = "supervisor_signs_in"
    WAIT = "wait"
    WRONG_SECRET = "wrong_secret"
