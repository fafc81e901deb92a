package org.ncbrelay.domain.request;

/**
 * The national agency that asks, as it signs.
 *
 * @param officer    who answers questions: a person or a desk
 * @param phone      null if not given
 * @param caseNumber the agency's own
 */
public record Agency(String name, String officer, String email, String phone, String caseNumber) {
    public Agency {
        Invariant.given(name, "name");
        Invariant.given(officer, "officer");
        Invariant.given(email, "email");
        Invariant.given(caseNumber, "caseNumber");
    }
}
