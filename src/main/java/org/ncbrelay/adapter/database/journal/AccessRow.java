package org.ncbrelay.adapter.database.journal;

import java.time.Instant;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;

/** Opens a case to an organisation; where it is open already, the first grant stays. */
public final class AccessRow {
    public static final String KIND = "access";

    private AccessRow() {}

    /** @param basis why the organisation may see the case */
    public static Map<String, Object> of(
            CaseReference reference, OrganisationCode to, String basis, Officer by, Instant at) {
        return Map.of(
                "reference", reference.value(),
                "organisation", to.value(),
                "owner", reference.organisation().value(),
                "basis", basis,
                "granted_by", by.userId(),
                "granted_at", at);
    }
}
