package org.ncbrelay.web.pages.reader;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Messages of the rules that an officer can meet on a page, each with the key of its text in the bundles. The rules word
 * their messages in English for callers of the API; a page shows the text of the bundle instead.
 */
final class KnownMessages {
    private static final List<Known> ALL = List.of(
            known("is required, at least \\d+|must have at least \\d+", "wrong.atLeastOne"),
            known("must have at most (\\d+)", "wrong.most"),
            known("is required|must not be (?:blank|empty)", "wrong.required"),
            known("is required unless the urgency is routine", "wrong.urgencyReason"),
            known("is required unless the name of the seller is given", "wrong.addressOrSeller"),
            known("is required unless an alias is given", "wrong.nameOrAlias"),
            known("is required when direct contact is requested", "wrong.directContact"),
            known("is required with a currency", "wrong.withCurrency"),
            known("is required with an amount", "wrong.withAmount"),
            known("is required for a notice", "wrong.notice"),
            known("must be declared true", "wrong.declared"),
            known("must not repeat an earlier entry", "wrong.repeated"),
            known("must be a picture, PDF, .+", "wrong.fileKind"),
            known("A file must not be larger than .+", "wrong.fileSize"),
            known("The case holds (\\d+) MB of evidence at most; .+", "wrong.caseFull"),
            known("Your drafts together hold (\\d+) MB of evidence at most; .+", "wrong.draftsFull"),
            known("must be one of .+|must be true or false|must be an IANA time zone", "wrong.choice"),
            known("must be a text|must be a list|must be an object with named fields", "wrong.unreadable"),
            known("must not have control characters.+", "wrong.invisible"),
            known("must have at least (\\d+) characters", "wrong.shortest"),
            known("must have at most (\\d+) characters", "wrong.longest"),
            known("must have at least one country other than your own", "wrong.otherCountry"),
            known("must not have your own country", "wrong.ownCountry"),
            known("must have at least one field", "wrong.oneField"),
            known("must be a number above 0 up to (\\d+) with at most (\\d+) decimals", "wrong.above"),
            known("must be a number from 0 up to (\\d+) with at most (\\d+) decimals", "wrong.from"),
            known("must be a date from (\\S+) to ([^ ,]+), as .+", "wrong.date"),
            known("must be a moment with its offset, as .+", "wrong.moment"),
            known("must not lie in the future", "wrong.future"),
            known("must not lie after the moment of the capture", "wrong.afterCapture"),
            known("must not lie before the day of the request", "wrong.beforeRequest"),
            known("must not lie before (\\d\\S+)", "wrong.early"),
            known("must be an e-mail address, as .+", "wrong.email"),
            known("must be a web address that starts with .+", "wrong.webAddress"),
            known("must be a language tag, as .+|must be an ISO 639-1 code", "wrong.language"),
            known("must be an ISO 3166-1 alpha-3 code, as .+", "wrong.territory"),
            known("must be an ISO 4217 currency code, as .+", "wrong.currency"),
            known("must be the alpha-3 code of a member country.+", "wrong.country"),
            known("say why", "wrong.reason"),
            known("say what was corrected", "wrong.correction"),
            known("must be another party than yours", "wrong.addressee"),
            known("must be ticked", "wrong.ticked"),
            known("must be a number", "wrong.number"),
            known("must be at least (\\d+)", "wrong.least"),
            known("must be at most (\\d+)", "wrong.mostNumber"),
            known("is too large", "wrong.tooLarge"),
            known("must be a date", "wrong.day"),
            known("does not have the form that is asked for", "wrong.form"),
            known("is not asked here", "wrong.notAsked"),
            known("must lie in the future", "wrong.ahead"),
            known("must not lie in the past", "wrong.past"),
            known("cannot be lower than the request's", "wrong.lowerLevel"),
            known("name the case that this one repeats", "wrong.nameCase"),
            known("must be another case", "wrong.otherCase"),
            known("say what must change|say what shall change|say what must be added", "wrong.mustChange"),
            known("must be alpha-3 codes of member countries|must be a member country", "wrong.memberCountries"),
            known("must not be one that the request restricts", "wrong.restrictedCountry"),
            known("no country is left that may receive it; list others", "wrong.noReceiver"),
            known("the list has nobody at this place; pick another, or none", "wrong.nobodyThere"),
            known("silver notices are a pilot that is not open here", "wrong.silver"),
            known("No team leaves while this is open: .+", "wrong.notReady"),
            known("must not lie before the first day", "wrong.order"),
            known("must be one to \\d+ lines, one aim in each", "wrong.aims"),
            known("This task is for another role than yours: .+", "refused.otherRole"),
            known("You have not claimed this task\\.", "refused.notYours"),
            known("The case is not recorded\\.", "refused.notRecorded"),
            known("The figures of all cases need more memory than this server has\\.", "refused.noRoom"),
            known("The request has been answered.*", "refused.answered"),
            known("Only the agency or its NCB can withdraw a request\\.", "refused.withdraw"),
            known("The case is .+; nothing more can happen to it\\.", "refused.over"),
            known("Only the head of the NCB can change an authorization\\.", "refused.head"),
            known("Direct contact is (?!not).+; this is not possible now\\.", "refused.contactState"),
            known("Direct contact is not authorized; write to the NCB\\.", "refused.noChannel"),
            known("Only a head of the NCB or a lead of the team releases .+", "refused.release"),
            known("Only a head of the NCB or a lead of the team assigns tasks to colleagues\\.", "refused.assign"),
            known("Nobody would be left to decide on what this colleague writes; .+", "refused.assignNobodyLeft"),
            known("must be a colleague who may work on this task", "wrong.assignee"),
            known("There is no such record, or it is not open to your organisation\\.", "refused.gone"),
            known("The file is infected\\. .+", "refused.infected"),
            known("Only requests are acknowledged together; .+", "refused.bulkOther"),
            known("You have saved as many views as possible; .+", "refused.views"),
            known("You have (\\d+) drafts, as many as possible; .+", "refused.drafts"),
            known("You have (\\d+) templates, as many as possible; .+", "refused.templates"),
            known("Nobody has claimed this task\\.", "refused.notClaimed"),
            known("Somebody else has just worked on this task\\.", "refused.race"),
            known("Somebody of the office that decides this is there again; .+", "refused.officeBack"),
            known("This decision was referred to your office, .+", "refused.acceptFirst"),
            known("If you do this, nobody is left for .+", "refused.nobodyLeft"),
            known("This task is already claimed by another officer\\.", "refused.claimed"),
            known("This task was not referred to another office\\.", "refused.notReferred"),
            known("Nobody decides on their own work: .+", "refused.ownWork"),
            known("Only the NCB that asked corrects its request\\.", "refused.correctNcb"),
            known("You wrote this request; somebody else must decide\\.", "refused.author"),
            known("You .+; somebody else must .+", "refused.authorReviews"),
            known("Only officers who work on a case can send its letters again\\.", "refused.retry"),
            known("The letter is on its way again\\.", "refused.retried"),
            known("Only the NCB of the case asks the owner of a hit\\.", "refused.askHit"),
            known("The owner of this hit was asked before\\.", "refused.askedHit"),
            known("The other case is your own; there is nobody to ask\\.", "refused.ownHit"),
            known("Only the agency, its NCB and INTERPOL's teams write on a case\\.", "refused.write"),
            known("Only a national agency or an NCB can ask for support\\.", "refused.ask"),
            known("Only the agency that asked corrects its request\\.", "refused.correctOwn"),
            known("Only those who asked can begin a new request .+", "refused.copy"),
            known("The request is .+, not returned for correction\\.", "refused.notReturned"),
            known("No correction of this request is waited for\\.", "refused.noCorrection"),
            known("This page is for officers of an organisation\\.", "refused.officersOnly"),
            known("Change (\\d+) is no longer pending.*", "refused.changeDecided"),
            known("Change (\\d+) expired at .+", "refused.changeExpired"),
            known("You asked for this change yourself; .+", "refused.changeOwn"),
            known("This change is about your own account; .+", "refused.changeAbout"),
            known(".+, who asked for this, is no operator any more\\.", "refused.changeAsker"),
            known("This change is not possible any more; .+", "refused.changeImpossible"),
            known("There is already an account of this name\\.", "refused.accountExists"),
            known("There is no account of this name\\.", "refused.accountMissing"),
            known("The account serves another organisation; take it from there first\\.", "refused.accountElsewhere"),
            known("Operators do not change their own account; .+", "refused.ownAccount"),
            known("The same already waits as change (\\d+)\\.", "refused.changeWaits"),
            known("There is only one operator.+", "refused.onlyOperator"),
            known("Confirm first that it is you; .+", "refused.proof"),
            known("You have ten passkeys already; .+", "refused.passkeys"),
            known("Your role requires a passkey; .+", "refused.lastPasskey"),
            known("This passkey is registered already\\.", "refused.passkeyKnown"),
            known("You are already absent on one of these days\\.", "refused.absent"),
            known("This absence has already ended\\.", "refused.absenceOver"),
            known("A country's NCB keeps its experts\\.", "refused.experts"),
            known("Somebody else has just added an expert; please try again\\.", "refused.expertBusy"));

    private KnownMessages() {}

    /** The text for a message; empty for a message that no page is known to meet. */
    static Optional<Found> find(String message) {
        return ALL.stream().flatMap(known -> known.in(message).stream()).findFirst();
    }

    static List<Pattern> patterns() {
        return ALL.stream().map(Known::message).toList();
    }

    private static Known known(String message, String key) {
        return new Known(Pattern.compile(message), key);
    }

    /**
     * A text to be shown.
     *
     * @param key       in the bundles
     * @param arguments numbers, days and moments, as they are in the message
     */
    record Found(String key, List<String> arguments) {}

    private record Known(Pattern message, String key) {
        Optional<Found> in(String said) {
            Matcher matcher = message.matcher(said);
            return matcher.matches() ? Optional.of(new Found(key, groups(matcher))) : Optional.empty();
        }

        private static List<String> groups(MatchResult match) {
            return IntStream.rangeClosed(1, match.groupCount())
                    .mapToObj(match::group)
                    .toList();
        }
    }
}
