package org.ncbrelay.domain.absence;

import java.util.List;
import java.util.Objects;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;

/** Who serves an organisation now. */
public interface Colleagues {
    /** Everybody who logs in for it, by user id. */
    List<Colleague> of(OrganisationCode organisation);

    /**
     * An officer of the same organisation.
     *
     * @param name first and last name, as an administrator wrote them
     */
    record Colleague(Officer officer, String name) {
        public Colleague {
            Objects.requireNonNull(officer, "officer");
        }

        public String userId() {
            return officer.userId();
        }

        /**
         * Whether this colleague may do all that the officer may: the same organisation and agency, and every role of the officer.
         * No one is their own substitute, and operators have no cases.
         */
        public boolean canSubstituteFor(Officer absent) {
            return !userId().equals(absent.userId())
                    && officer.organisation().equals(absent.organisation())
                    && Objects.equals(officer.agencyCode(), absent.agencyCode())
                    && officer.roles().containsAll(absent.roles())
                    && !officer.is(Role.OPERATOR);
        }
    }
}
