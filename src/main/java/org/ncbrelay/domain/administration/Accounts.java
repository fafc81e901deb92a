package org.ncbrelay.domain.administration;

/** The accounts of all who log in, whomever they serve. */
public interface Accounts {
    /** The account as it is now; one that does not exist if nobody has the name. */
    Account find(String userId);

    /** How many operators there are. */
    int operators();

    /** Whether the relay knows an organisation of this code. */
    boolean isOrganisation(String code);
}
