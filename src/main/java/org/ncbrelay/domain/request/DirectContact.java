package org.ncbrelay.domain.request;

import java.time.LocalDate;

/**
 * Whether the agency wants to be in direct contact with INTERPOL; only its NCB can authorize that (Annex 1.1).
 *
 * @param scope what the contact is to be about; null only if not requested
 * @param until last day; null only if not requested
 */
public record DirectContact(boolean requested, String scope, LocalDate until) {
    public DirectContact {
        Invariant.holds(!requested || scope != null && until != null, "direct contact needs a scope and an end");
    }
}
