package org.ncbrelay.domain.request;

import org.ncbrelay.domain.OrganisationCode;

/** What a member country is asked. */
public record Question(OrganisationCode country, String question) {
    public Question {
        Invariant.given(country, "country");
        Invariant.given(question, "question");
    }
}
