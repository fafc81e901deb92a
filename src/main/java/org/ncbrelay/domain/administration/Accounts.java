package org.ncbrelay.domain.administration;

import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;

/** The accounts of all who log in, whomever they serve. */
public interface Accounts {
    /** The account as it is now; one that does not exist if nobody has the name. */
    Account find(String userId);

    /**
     * Whether a login name is no longer free: an account has or had it, whatever its capitals, or it is the one with which the relay itself
     * acts. The name is on all that its owner did.
     */
    boolean isNameGiven(String userId);

    /** How many operators there are. */
    int operators();

    /** Whether the relay knows an organisation of this code. */
    boolean isOrganisation(String code);

    /**
     * An account as it is now.
     *
     * @param exists        false for a login name that nobody has
     * @param groups        ids of the groups it belongs to
     * @param tenants       ids of the organisations it belongs to
     * @param organisation  the one served, as the login chooses it; null for operators and for those who serve none
     * @param mail          address of the person; null if none was entered
     */
    record Account(
            String userId,
            boolean exists,
            Set<String> groups,
            Set<String> tenants,
            OrganisationCode organisation,
            String mail) {
        public Account {
            groups = Set.copyOf(groups);
            tenants = Set.copyOf(tenants);
        }

        public static Account missing(String userId) {
            return new Account(userId, false, Set.of(), Set.of(), null, null);
        }

        public boolean isOperator() {
            return groups.contains(Role.OPERATOR.group());
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
