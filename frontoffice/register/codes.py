"""Codes of the register's refusals, failures and notices."""

from __future__ import annotations

from frontoffice.errors import FailureCode, NoticeCode, RefusalCode


class RegisterRefusal(RefusalCode):
    """Refusals based on the register's contents: an erased complaint, a closed day."""

    COMPLAINT_ERASED = "complaint_erased"
    COMPLAINT_UNKNOWN = "complaint_unknown"
    ERASURE_AWAITED = "erasure_awaited"
    CONSULTATION_ERASED = "consultation_erased"
    CONSULTATION_TURNED = "consultation_turned"
    CONSULTATION_UNKNOWN = "consultation_unknown"
    CONSULTATIONS_OFF = "consultations_off"
    DAY_CLOSED = "day_closed"
    DAY_OF_ANOTHER_COUNTER = "day_of_another_counter"
    GROUND_MISSING = "ground_missing"
    MESSAGE_CARRIED = "message_carried"
    MESSAGE_ERASED = "message_erased"
    MESSAGE_IS_COMPLAINT = "message_is_complaint"
    MESSAGE_SETTLED = "message_settled"
    MESSAGE_UNKNOWN = "message_unknown"
    MESSAGE_WAITS = "message_waits"
    LIST_TOO_LONG = "list_too_long"
    NO_AUTHORITY = "no_authority"
    NO_ONE_COUNTER = "no_one_counter"
    ONE_DECIDER = "one_decider"
    PAPER_UNANSWERED = "paper_unanswered"
    STILL_OPEN = "still_open"


class RegisterFailure(FailureCode):
    """Why the register's file cannot be opened or written."""

    ATTACHMENT_DAMAGED = "attachment_damaged"
    COPY_DAMAGED = "copy_damaged"
    DISK_ERROR = "disk_error"
    DISK_FULL = "disk_full"
    DISK_REFUSES = "disk_refuses"
    FOLDER_NETWORK = "folder_network"
    FOLDER_READ_ONLY = "folder_read_only"
    FOLDER_SYNCHRONISED = "folder_synchronised"
    NO_ROOM_TO_OPEN = "no_room_to_open"
    OF_ANOTHER_USER = "register_of_another_user"
    OUTCOME_UNKNOWN = "outcome_unknown"
    PROGRAM_INCOMPLETE = "program_incomplete"
    BUSY = "register_busy"
    CANNOT_OPEN = "register_cannot_open"
    COMING = "register_coming"
    DAMAGED = "register_damaged"
    FOREIGN = "register_foreign"
    IN_USE = "register_in_use"
    KEY_MISSING = "register_key_missing"
    KEY_UNREACHABLE = "register_key_unreachable"
    KEY_WRONG = "register_key_wrong"
    MISSING = "register_missing"
    NEWER = "register_newer"
    MUST_BE_OPENED = "register_must_be_opened"
    OLDER = "register_older"
    REPLACED = "register_replaced"
    STEP_UNFIT = "register_step_unfit"
    TABLES_DAMAGED = "tables_damaged"
    UNEXPECTED = "unexpected"


class BackupFailure(FailureCode):
    """Why a copy of the register was not made, or cannot be put in the register's place."""

    BROKEN = "copy_broken"
    CUT = "copy_cut"
    DIFFERS = "copy_differs"
    NO_COPY = "no_copy"
    NO_ROOM = "backup_no_room"
    PLACE_FORBIDDEN = "backup_place_forbidden"
    PLACE_MISSING = "backup_place_missing"
    PLACE_SILENT = "backup_place_silent"
    STOPPED = "backup_stopped"


class SpoolReason(FailureCode):
    """Why a print job waits or is doubtful, as far as the spool itself can know."""

    ANSWER_TAKEN_BACK = "answer_taken_back"
    DOUBLED = "doubled"
    HANDED_OVER = "handed_over"
    PAPER_IN_HAND = "paper_in_hand"
    PROGRAM_ENDED = "program_ended"
    PUT_BACK = "papers_put_back"
    PUT_OFF = "put_off"


class SendRefusal(RefusalCode):
    """Why a message to a complainant is not queued."""

    ADDRESS_MISSING = "send_address_missing"
    QUEUED_ALREADY = "send_queued_already"
    TEXT_MISSING = "send_text_missing"


class SendReason(FailureCode):
    """Why a message is doubtful or was not sent, as far as the queue itself can know."""

    CANCELLED = "send_cancelled"
    NOT_CAME = "send_not_came"
    NOT_WAITING = "send_not_waiting"
    PROGRAM_ENDED = "send_program_ended"
    PUT_BACK = "send_put_back"
    RETURNED = "send_returned"  # a mail server took it and reported later that it reached nobody
    RETURNED_FULL = "send_returned_full"
    RETURNED_NO_MAILBOX = "send_returned_no_mailbox"
    RETURNED_NO_SERVER = "send_returned_no_server"
    RETURNED_REFUSED = "send_returned_refused"
    RETURNED_TOO_LARGE = "send_returned_too_large"
    TOO_OLD = "send_too_old"


class RegisterNotice(NoticeCode):
    """Notices to the office about the register itself."""

    CHAIN_BROKEN = "chain_broken"
    CHANGED_OUTSIDE = "changed_outside"
    CLOCK_BEHIND = "clock_behind"
    ENDED_UNCLEANLY = "ended_uncleanly"
    HISTORY_DIFFERS = "history_differs"
    IN_NETWORK_FOLDER = "in_network_folder"
    IN_SYNCHRONISED_FOLDER = "in_synchronised_folder"
    PAPERS_UNCERTAIN = "papers_uncertain"
    ANEW = "register_anew"
    ANEW_UNKNOWN = "register_anew_unknown"
    MOVED = "register_moved"
    PUT_BACK = "register_put_back"
    SECRETS_CHANGED = "secrets_changed"
    TABLES_REBUILT = "tables_rebuilt"
