package org.ncbrelay.domain;

import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import java.util.UUID;
import org.ncbrelay.domain.reading.Ids;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;

/** References, codes and ids in an address: of one form, as documented, or refused as unknown. */
public class ReferencesFuzzTest implements FuzzTarget {
    public static void fuzzerTestOneInput(byte[] input) {
        String text = Rules.text(input);
        boolean documented = text.length() == 15
                && text.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z')
                && text.substring(0, 3).chars().allMatch(Character::isLetter)
                && text.charAt(3) == '-'
                && text.substring(4, 8).chars().allMatch(Character::isDigit)
                && text.charAt(8) == '-'
                && text.substring(9).chars().allMatch(Character::isDigit);
        same(CaseReference.isWellFormed(text), documented, "the form of " + text);
        if (documented) {
            CaseReference reference = new CaseReference(text);
            same(reference.toString(), text, "the reference as text");
            same(reference.isIntelligence(), text.startsWith("INT-"), "intelligence");
            holds(reference.organisation().isCountry() != reference.isIntelligence(), () -> "whose " + text + " is");
        }
        try {
            same(new OrganisationCode(text).value(), text, "the code as text");
            holds(text.equals("INTERPOL") || text.length() == 3, () -> "a code: " + text);
        } catch (IllegalArgumentException none) {
            holds(!text.equals("KEN"), () -> "Kenya is refused");
        }
        try {
            UUID id = Ids.parse(text);
            holds(id.toString().equalsIgnoreCase(text), () -> "an id as text: " + text);
        } catch (Refusal.NotFound none) {
            holds(
                    text.length() != 36 || !text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
                    () -> "an id is refused: " + text);
        }
    }
}
