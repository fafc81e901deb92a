package org.ncbrelay.domain.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;

/** The messages of a case's channel. */
public interface Messages {
    /** @param ncbCopy null only if the NCB is one of the two parties */
    void add(
            UUID id,
            CaseReference reference,
            Officer from,
            Party sender,
            Party to,
            String text,
            UUID ncbCopy,
            Instant at);

    List<Sent> of(CaseReference reference);

    /** The three parties of a case. */
    enum Party {
        AGENCY,
        NCB,
        INTERPOL;

        /**
         * The party for which an officer works on a case; empty for those who only read it.
         *
         * @param agency code of the case's agency; null if none
         */
        public static Optional<Party> of(Officer officer, OrganisationCode owner, String agency) {
            if (officer.servesInterpol())
                return officer.roles().stream().anyMatch(Role::belongsToInterpol)
                        ? Optional.of(INTERPOL)
                        : Optional.empty();
            if (!officer.organisation().equals(owner)) return Optional.empty();
            if (officer.isAny(Role.NCB_OFFICER, Role.NCB_HEAD)) return Optional.of(NCB);
            boolean ofAgency = officer.is(Role.AGENCY_OFFICER)
                    && officer.agency().filter(code -> code.equals(agency)).isPresent();
            return ofAgency ? Optional.of(AGENCY) : Optional.empty();
        }
    }

    record Sent(UUID id, Party from, String sender, Party to, String text, Instant sentAt, boolean ncbCopied) {}
}
