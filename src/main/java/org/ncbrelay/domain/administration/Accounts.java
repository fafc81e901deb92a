package org.ncbrelay.domain.administration;

import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;

/** The accounts of all who log in, whomever they serve. */
public interface Accounts {
    /** The account as it is now; one that does not exist if no one has the name. */
    Account find(String userId);

    /** Whether an account has or had this login name, which is on all that its owner did, whatever its capitals; or the relay itself acts by it. */
    boolean isNameGiven(String userId);

    /** How many operators there are whose account is open. */
    int operators();

    /** From the end of the running transaction on, no login opens a closed account and no one acts by it. */
    void setClosed(String userId, boolean closed);

    /** Whether the relay knows an organisation of this code. */
    boolean isOrganisation(String code);

    /**
     * An account as it is now.
     *
     * @param exists        false for a login name that no one has
     * @param groups        ids of the groups it belongs to
     * @param tenants       ids of the organisations it belongs to
     * @param organisation  the one served, as the login chooses it; null for operators and for those who serve none
     * @param mail          address of the person; null if none was entered
     * @param closed        whether an operator closed it: it has its groups still, and opens nothing
     */
    record Account(
            String userId,
            boolean exists,
            Set<String> groups,
            Set<String> tenants,
            OrganisationCode organisation,
            String mail,
            boolean closed) {
        public Account {
            groups = Set.copyOf(groups);
            tenants = Set.copyOf(tenants);
        }

        public static Account missing(String userId) {
            return new Account(userId, false, Set.of(), Set.of(), null, null, false);
        }

        public boolean isOperator() {
            return groups.contains(Role.OPERATOR.group());
        }

        /** Whether it is an operator's whose account is open. */
        public boolean operates() {
            return isOperator() && !closed;
        }

        /** Whether the account has anything that opens the cases of an organisation, or could. */
        public boolean isOfficer() {
            return !tenants.isEmpty()
                    || groups.stream()
                            .map(Role::ofGroup)
                            .flatMap(Optional::stream)
                            .anyMatch(role -> role != Role.OPERATOR);
        }
    }
}
