package org.ncbrelay.fakes;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ncbrelay.adapter.export.Exporters;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.acknowledgment.Acknowledgment;
import org.ncbrelay.domain.acknowledgment.Acknowledgment.Outcome;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.authorization.AuthorizationFact;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Channels;
import org.ncbrelay.domain.deployment.DraftedTerms;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.directory.MemberCountries.MemberCountry;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.domain.preservation.PreservationPeriods.Period;
import org.ncbrelay.domain.product.Picture;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.triage.TriageStep;
import org.ncbrelay.flow.ReadRequest;
import org.ncbrelay.flow.StartPreservation;
import org.ncbrelay.flow.intake.SubmitRequest;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.port.AuditSeals;
import org.ncbrelay.port.FormattedText;
import org.ncbrelay.store.cases.Authorizations;
import org.ncbrelay.store.cases.CaseLinks;
import org.ncbrelay.store.cases.CaseRecords;
import org.ncbrelay.store.cases.Messages;
import org.ncbrelay.store.cases.Receipts;
import org.ncbrelay.store.cases.Recordings;
import org.ncbrelay.store.cases.StepClocks;
import org.ncbrelay.store.cases.Triages;
import org.ncbrelay.store.evidence.Preservations;
import org.ncbrelay.store.people.Agencies;
import org.ncbrelay.store.support.Deployments;
import org.ncbrelay.store.support.Products;
import org.ncbrelay.store.support.ReportDrafts;
import org.ncbrelay.store.support.ReportPictures;
import org.ncbrelay.support.MutableClock;

/** All ports in memory around one case, for tests of use cases without engine and database. */
public final class FakeRelay {
    private static final List<String> CODES = List.of("FRA", "IDN", "KEN", "SGP");
    private static final WorkingCalendar NAIROBI =
            new WorkingCalendar(ZoneId.of("Africa/Nairobi"), Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

    public final MutableClock clock = new MutableClock(Samples.NOW);
    public final FakeCases cases = new FakeCases();
    public final List<Acknowledgment> acknowledged = new ArrayList<>();
    public final CaseRecords acknowledgments = PartialPort.of(
            CaseRecords.class,
            Map.of(
                    "add", given -> acknowledged.add((Acknowledgment) given[1]),
                    "of", asked -> List.copyOf(acknowledged),
                    "isAcknowledged",
                            asked -> acknowledged.stream().anyMatch(it -> it.outcome() == Outcome.ACKNOWLEDGED)));
    /** Facts about direct contact. */
    public final List<AuthorizationFact> facts = new ArrayList<>();

    public final Authorizations authorizations = PartialPort.of(
            Authorizations.class,
            Map.of(
                    "add", given -> facts.add((AuthorizationFact) given[1]),
                    "of", asked -> new Authorization((SupportCase) asked[0], facts)));
    /** Whether an agency of the register is approved, by its code. */
    public final Map<String, Boolean> approvals = new HashMap<>(Map.of("KEN-WCIU", false));

    public final Agencies agencies = PartialPort.of(
            Agencies.class,
            Map.of(
                    "find",
                    asked -> Optional.ofNullable(approvals.get(asked[0].toString()))
                            .map(approved -> registered(asked[0].toString(), approved)),
                    "decide",
                    given -> approvals.put(given[0].toString(), (boolean) given[1])));
    public final FakeCapabilities capabilities = new FakeCapabilities();
    public final RememberingCaseProcess process = new RememberingCaseProcess(FakeCurrentOfficer.of(Samples.RELAY));
    public final Preservations preservations = PartialPort.of(
            Preservations.class, Map.of("isKnown", asked -> true, "add", given -> null, "running", asked -> List.of()));

    public final AuditSeals seals = PartialPort.of(
            AuditSeals.class,
            Map.of("latest", asked -> new Checkpoint(1, Samples.NOW.toString(), "root", "key", "signature")));
    /** Each as {@code acknowledgment 1 REMIND}. */
    public final List<String> escalated = new ArrayList<>();

    public final CaseRecords escalations = PartialPort.of(
            CaseRecords.class,
            Map.of(
                    "add", made -> escalated.add("%s%s %s %s".formatted(made[1], made[2], made[3], made[4])),
                    "count",
                            asked -> (int) escalated.stream()
                                    .filter(made -> made.startsWith(asked[1].toString() + asked[2]))
                                    .count()));
    public final CaseRecords feedbacks = PartialPort.of(CaseRecords.class, Map.of("add", given -> null));
    public final FakeJournal journal = new FakeJournal();
    public final StartPreservation preservation =
            new StartPreservation(preservations, provider -> new Period(90, 1), process.port(), journal, clock);
    /** A few countries with the weekend of Kenya. */
    public final MemberCountries countries = PartialPort.of(
            MemberCountries.class,
            Map.of(
                    "all", asked -> CODES.stream().map(FakeRelay::country).toList(),
                    "find",
                            asked -> Optional.of(asked[0].toString())
                                    .filter(CODES::contains)
                                    .map(FakeRelay::country),
                    "codes", asked -> Set.copyOf(CODES),
                    "subBureaus", asked -> List.of()));

    /** Each as {@code AGENCY to INTERPOL, copied}. */
    public final List<String> sent = new ArrayList<>();

    public final Messages messages = PartialPort.of(
            Messages.class,
            Map.of("add", told -> sent.add(told[3] + " to " + told[4] + (told[6] == null ? "" : ", copied"))));
    /** Each as {@code APPROVED by lead}. */
    public final List<String> reviews = new ArrayList<>();

    public final List<Product> written = new ArrayList<>();
    private final List<Product> approved = new ArrayList<>();

    public final FormattedText texts = Exporters.texts();
    /** Pictures that were added to reports. */
    public final List<Picture> added = new ArrayList<>();

    /** Which of them the readers of products see. */
    public final List<UUID> shown = new ArrayList<>();

    public final ReportPictures pictures = PartialPort.of(
            ReportPictures.class,
            Map.of(
                    "of",
                    asked -> added.stream()
                            .filter(one -> ((Collection<?>) asked[0]).contains(one.id()))
                            .toList(),
                    "show",
                    given -> shown.addAll((Collection<UUID>) given[2])));
    public final List<DraftedTerms> terms = new ArrayList<>();
    public final Deployments deployments = PartialPort.of(
            Deployments.class, Map.of("terms", asked -> terms.stream().reduce((first, last) -> last)));
    public final ReportDrafts drafts = PartialPort.of(ReportDrafts.class, Map.of("discard", given -> null));

    /** What was approved counts as undelivered. */
    public final Products products = PartialPort.of(
            Products.class,
            Map.of(
                    "add", given -> written.add((Product) given[0]),
                    "latest", asked -> written.stream().reduce((first, last) -> last),
                    "draft",
                            asked -> written.stream()
                                    .filter(product -> product.kind().equals(asked[2]) && !approved.contains(product))
                                    .reduce((first, last) -> last),
                    "review",
                            given -> {
                                if (given[1] == Products.Review.APPROVED) approved.add((Product) given[0]);
                                return reviews.add(given[1] + " by " + ((Officer) given[3]).userId());
                            },
                    "undelivered", asked -> List.copyOf(approved)));

    /** By officer, idempotency key and body. */
    private final Map<List<Object>, Object> kept = new HashMap<>();

    public final Receipts receipts = PartialPort.of(
            Receipts.class,
            Map.of(
                    "find", asked -> Optional.ofNullable(kept.get(Arrays.asList(asked))),
                    "keep", given -> kept.put(Arrays.asList(given).subList(0, 3), given[3])));
    public boolean recorded;
    public Recordings.Check check;
    /** The way of the case into the information system. */
    public final Recordings recordings = PartialPort.of(
            Recordings.class,
            Map.of(
                    "takenOverBy", asked -> Optional.empty(),
                    "checked", given -> check = (Recordings.Check) given[1],
                    "check", asked -> checked(),
                    "isSubmitted", asked -> recorded,
                    "isRecorded", asked -> recorded));

    /** Which cases are closed ones of the country. */
    public final List<CaseReference> closed = new ArrayList<>();

    public final CaseLinks links =
            PartialPort.of(CaseLinks.class, Map.of("canBeFollowed", asked -> closed.contains(asked[0])));

    public final Channels channels = new FakeChannels(acknowledgments, authorizations, clock);
    public final List<TriageStep> triaged = new ArrayList<>();
    public final Triages triages = PartialPort.of(
            Triages.class,
            Map.of(
                    "add", given -> triaged.add((TriageStep) given[1]),
                    "of", asked -> List.copyOf(triaged),
                    "undecided", asked -> List.of()));

    /** Puts the sample case on file in a state. */
    public SupportCase has(CaseStatus status) {
        SupportCase request = cases.has(Samples.request(status));
        if (capabilities.of(request.reference()).isEmpty())
            capabilities.request(request.reference(), request.capabilities(), Samples.NOW);
        return request;
    }

    /** Puts acknowledgment and a live grant on record: the direct channel is open. */
    public void openDirectChannel() {
        acknowledged.add(
                new Acknowledgment(Acknowledgment.Outcome.ACKNOWLEDGED, null, Samples.NCB.userId(), Samples.NOW));
        Authorization authorization = authorizations.of(cases.get(Samples.REFERENCE));
        facts.add(authorization.grant(
                Samples.HEAD, "Three accounts", Samples.NOW.plus(Duration.ofDays(30)), null, Samples.NOW));
    }

    private Recordings.Check checked() {
        if (check == null) throw new Refusal.Conflict("The NCB has not checked the record.");
        return check;
    }

    private static RegisteredAgency registered(String code, boolean approved) {
        return new RegisteredAgency(
                code, code.substring(0, 3), "An agency", null, approved, Samples.NOW, "ncbhead", "x");
    }

    private static MemberCountry country(String code) {
        return new MemberCountry(new OrganisationCode(code), code, code.substring(0, 2), NAIROBI);
    }

    /** Reads what an agency sends; no taxon is known. */
    public ReadRequest reading() {
        return new ReadRequest(countries, name -> Optional.empty(), links, agencies, clock);
    }

    /** Files requests with these ports. */
    public SubmitRequest submission() {
        return new SubmitRequest(
                cases,
                capabilities,
                PartialPort.of(StepClocks.class, Map.of("startWithSubmission", step -> null)),
                journal,
                preservation,
                process.port(),
                agencies,
                receipts,
                reading(),
                seals,
                clock);
    }

    /** Writes products with these ports. */
    public WriteProduct writing() {
        return new WriteProduct(cases, deployments, products, drafts, pictures, texts, journal, clock);
    }

    public CaseStatus status() {
        return cases.get(Samples.REFERENCE).status();
    }
}
