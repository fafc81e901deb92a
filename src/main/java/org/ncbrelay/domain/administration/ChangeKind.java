package org.ncbrelay.domain.administration;

/** What an operator can ask for. */
public enum ChangeKind {
    CREATE_ACCOUNT(true, false),
    CHANGE_PROFILE(true, true),
    SET_PASSWORD(true, true),
    /** All passkeys of the account open nothing any more; its owner registers anew. */
    RESET_PASSKEYS(true, true),
    UNLOCK_ACCOUNT(true, false),
    DELETE_ACCOUNT(true, true),
    ADD_TO_GROUP(true, true),
    REMOVE_FROM_GROUP(true, true),
    ADD_TO_ORGANISATION(true, true),
    REMOVE_FROM_ORGANISATION(true, true),
    SAVE_GROUP(false, false),
    DELETE_GROUP(false, false),
    SAVE_ORGANISATION(false, false),
    DELETE_ORGANISATION(false, false),
    ADD_GROUP_TO_ORGANISATION(false, false),
    REMOVE_GROUP_FROM_ORGANISATION(false, false),
    SAVE_GRANT(false, false),
    DELETE_GRANT(false, false),
    /** A backup was restored: officers work on with an older state of the database. */
    CONFIRM_RESTORE(false, false);

    private final boolean ofAccount;
    private final boolean announced;

    ChangeKind(boolean ofAccount, boolean announced) {
        this.ofAccount = ofAccount;
        this.announced = announced;
    }

    /** Whether the subject of such a change is one account. */
    public boolean isOfAccount() {
        return ofAccount;
    }

    /** Whether the person whose account it is receives a letter once the change is made. */
    public boolean isAnnounced() {
        return announced;
    }
}
