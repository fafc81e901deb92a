package org.ncbrelay.domain.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;

/**
 * The countries that a diffusion or a notice goes to.
 *
 * @param countries in order, at least one; never one that the request restricts, never the sender
 */
public record DiffusionRecipients(List<OrganisationCode> countries) {
    public DiffusionRecipients {
        countries = List.copyOf(countries);
        if (countries.isEmpty())
            throw new Refusal.Invalid(
                    "receivers", "wrong.noReceiver", "no country is left that may receive it; list others");
    }

    /** Every member country, but never the sender nor one that the request restricts; in the order of their codes. */
    public static DiffusionRecipients all(
            OrganisationCode sender, List<OrganisationCode> restricted, Set<String> members) {
        return new DiffusionRecipients(members.stream()
                .sorted()
                .map(OrganisationCode::new)
                .filter(country -> !country.equals(sender) && !restricted.contains(country))
                .toList());
    }

    /**
     * Those that the sender, or for a notice its reviewer, lists.
     *
     * @param codes   alpha-3 codes with commas
     * @param members which countries there are
     */
    public static DiffusionRecipients listed(
            String codes, OrganisationCode sender, List<OrganisationCode> restricted, Set<String> members) {
        List<OrganisationCode> countries = new ArrayList<>();
        for (String code : codes == null ? new String[0] : codes.split(",")) {
            if (!members.contains(code.strip()))
                throw new Refusal.Invalid(
                        "countries", "wrong.memberCountries", "must be alpha-3 codes of member countries");
            OrganisationCode country = new OrganisationCode(code.strip());
            if (restricted.contains(country))
                throw new Refusal.Invalid(
                        "countries",
                        "wrong.restrictedReceiver",
                        "%s must not receive data of this case",
                        country.value());
            if (country.equals(sender)) throw new Refusal.Invalid("countries", "must be other countries than the own");
            if (!countries.contains(country)) countries.add(country);
        }
        return new DiffusionRecipients(countries);
    }
}
