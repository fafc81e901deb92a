package org.ncbrelay.web.pages.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Passage;
import org.ncbrelay.domain.deployment.Deployment;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.supplement.Supplement;
import org.ncbrelay.flow.FileSupplement;
import org.ncbrelay.flow.acknowledgment.CorrectRequest;
import org.ncbrelay.flow.closure.ReportResults;
import org.ncbrelay.flow.evidence.ReadEvidence;
import org.ncbrelay.flow.intake.UseTemplates;
import org.ncbrelay.flow.messages.RetryLetter;
import org.ncbrelay.flow.news.ReadNews;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.flow.tasks.ShareCase;
import org.ncbrelay.port.CaseDiagrams;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.store.cases.Correlation;
import org.ncbrelay.store.cases.Messages;
import org.ncbrelay.store.cases.Messages.Party;
import org.ncbrelay.store.cases.ResultReports;
import org.ncbrelay.web.pages.content.RecordedPart;
import org.ncbrelay.web.pages.content.TaskContent;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.request.Sections;
import org.ncbrelay.web.pages.work.WorkReader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One case on one page; {@link CaseActsPage} does what can be done to it. */
@Controller
class CasePage {
    private static final Set<CaseStatus> WAITS_FOR_NCB = EnumSet.of(CaseStatus.SUBMITTED, CaseStatus.RETURNED);

    private static final List<CaseStatus> STAGES = List.of(
            CaseStatus.SUBMITTED,
            CaseStatus.ACKNOWLEDGED,
            CaseStatus.RECORDED,
            CaseStatus.IN_SUPPORT,
            CaseStatus.DELIVERED,
            CaseStatus.CLOSED);

    private final CaseSheet sheets;
    private final CaseDiagrams diagrams;
    private final WorkReader work;
    private final ReadNews news;
    private final WithdrawRequest withdraw;
    private final Officers officers;
    private final ShareCase share;
    private final EvidencePanel evidence;
    private final ObjectMapper json;

    CasePage(
            CaseSheet sheets,
            CaseDiagrams diagrams,
            WorkReader work,
            ReadNews news,
            WithdrawRequest withdraw,
            Officers officers,
            ShareCase share,
            EvidencePanel evidence,
            ObjectMapper json) {
        this.sheets = sheets;
        this.diagrams = diagrams;
        this.work = work;
        this.news = news;
        this.withdraw = withdraw;
        this.officers = officers;
        this.share = share;
        this.evidence = evidence;
        this.json = json.copy().setSerializationInclusion(JsonInclude.Include.NON_EMPTY);
    }

    @GetMapping("/cases/{reference}")
    String read(
            @PathVariable String reference,
            @RequestParam(required = false) String task,
            @ModelAttribute("show") PageFormatter show,
            Model model) {
        Officer reader = officers.officer();
        CaseReference parsed = CaseReference.parse(reference);
        // A form that serves cases and intelligence links here.
        if (parsed.isIntelligence()) return "redirect:/intelligence/" + parsed;
        CaseSheet.Sheet sheet = sheets.of(parsed, reader);
        TaskContent.Read read = new TaskContent.Read(sheet.file(), sheet.timeline(), null);
        WorkReader.Work here = work.of(parsed, WorkReader.Visit.of(reader, show, task, read, model));
        model.addAttribute("work", here);
        model.addAttribute(
                "taskShowsRequest",
                here.opened() != null
                        && here.opened().content().stream()
                                .anyMatch(block -> block.title().equals(show.text("case.asked"))));
        CaseFiles.CaseFile file = sheet.file();
        boolean open = !file.status().isFinal();
        boolean own = reader.organisation().value().equals(file.asked().country());
        model.addAttribute("sheet", sheet);
        model.addAttribute("file", file);
        model.addAttribute("marking", show.word("confidentiality", file.asked().confidentiality()));
        model.addAttribute("sections", Sections.of(file.asked().request(), show));
        model.addAttribute("added", added(sheet.supplements(), show));
        model.addAttribute("canSupplement", open && FileSupplement.mayFile(parsed, reader));
        model.addAttribute("stages", stages(file));
        model.addAttribute("stream", stream(sheet));
        model.addAttribute("ending", ending(sheet));
        model.addAttribute("diagrams", diagrams(sheet.path()));
        model.addAttribute("path", path(sheet));
        model.addAttribute("progress", CaseProgress.of(sheet.path(), file));
        model.addAttribute("hitCases", HitCase.of(sheet.hits()));
        model.addAttribute("more", more(file));
        model.addAttribute("recorded", RecordedPart.all(file.steps(), show));
        Party party = Party.of(
                        reader,
                        new OrganisationCode(file.asked().country()),
                        file.asked().agencyCode())
                .orElse(null);
        model.addAttribute("party", party);
        model.addAttribute("parties", open ? others(party, sheet.channel().isDirect()) : List.of());
        model.addAttribute("canWithdraw", open && own && party != null);
        Optional<Deployment> held = open && own ? withdraw.heldBy(parsed, reader) : Optional.empty();
        model.addAttribute("withdrawalWaits", held.isPresent());
        model.addAttribute(
                "withdrawalRefused",
                held.flatMap(it -> it.last(DeploymentFactKind.WITHDRAWAL_REFUSED))
                        .orElse(null));
        model.addAttribute("agency", share.agencyName(file.asked().agencyCode()));
        model.addAttribute("agencies", share.agencies(parsed, reader));
        model.addAttribute("sharedWith", share.sharedWith(parsed, reader));
        model.addAttribute(
                "canCorrect",
                own
                        && file.status() == CaseStatus.RETURNED
                        && CorrectRequest.isOfAuthorsSide(reader, file.asked().agencyCode()));
        model.addAttribute(
                "canFollow",
                own
                        && file.status().canBeFollowed()
                        && UseTemplates.isOfOwnSide(file.asked().agencyCode(), reader));
        model.addAttribute(
                "mayReport",
                file.iisRecord() != null
                        && ReportResults.mayReport(parsed, file.asked().agencyCode(), reader));
        model.addAttribute("mayConfirm", ReportResults.isBureau(parsed, reader));
        model.addAttribute(
                "results",
                file.outputs().results().stream()
                        .collect(Collectors.toMap(
                                ResultReports.Report::id, report -> Sections.ofResults(report.results(), show))));
        model.addAttribute("canRetry", RetryLetter.mayRetry(reader));
        evidence.show(parsed, ReadEvidence.mayHandle(parsed, reader), open, show, model);
        model.addAttribute("askable", own && reader.isAny(Role.NCB_OFFICER, Role.NCB_HEAD) ? askable(sheet.hits()) : 0);
        model.addAttribute("auditsAll", reader.is(Role.AUDITOR));
        model.addAttribute("changes", open && own && reader.is(Role.NCB_HEAD) ? changes(file) : List.of());
        news.seen(parsed, reader);
        model.addAttribute("following", news.isFollowed(parsed, reader));
        return "case";
    }

    /** Each supplement with the sections of its lists. */
    private static Map<Supplement, List<Sections.Section>> added(List<Supplement> supplements, PageFormatter show) {
        Map<Supplement, List<Sections.Section>> added = new LinkedHashMap<>();
        supplements.forEach(supplement -> added.put(supplement, Sections.of(supplement.content(), show)));
        return added;
    }

    /** What happened and what was written, in the order of time; a message is shown as itself and not as an event. */
    private static List<Card> stream(CaseSheet.Sheet sheet) {
        return Stream.concat(
                        sheet.timeline().stream()
                                .filter(event -> event.kind() != EventKind.MESSAGE_SENT)
                                .map(event -> new Card(event.at(), event, null)),
                        sheet.messages().stream().map(message -> new Card(message.sentAt(), null, message)))
                .sorted(Comparator.comparing(Card::at))
                .toList();
    }

    private static Map<String, String> stages(CaseFiles.CaseFile file) {
        CaseStatus status = file.status();
        Map<String, String> stages = new LinkedHashMap<>();
        boolean onTheWay = STAGES.contains(status);
        int at = onTheWay ? STAGES.indexOf(status) : 0;
        for (int i = 0; i < STAGES.size(); i++)
            stages.put(
                    STAGES.get(i).name(),
                    i < at || i == 0 && !onTheWay ? "done" : i == at ? status.isFinal() ? "done" : "now" : "ahead");
        if (!onTheWay) stages.put(status.name(), status.isFinal() ? "stopped" : "now");
        return stages;
    }

    /** The act that ended the case, with the reason that it gave; null while the case is open. */
    private CaseFiles.Event ending(CaseSheet.Sheet sheet) {
        if (!sheet.file().status().isFinal()) return null;
        return sheet.timeline().stream()
                .filter(event -> diagrams.endings().contains(event.kind()))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** How many owners of hits the reader's NCB can still ask. */
    private static long askable(List<Correlation.Hit> hits) {
        return hits.stream()
                .filter(hit -> hit.question() == null && hit.reference() == null)
                .count();
    }

    private static List<String> diagrams(List<Passage> path) {
        Set<String> diagrams = new LinkedHashSet<>(Set.of("supportRequest"));
        path.forEach(passage -> diagrams.add(passage.process()));
        return new ArrayList<>(diagrams);
    }

    /** By diagram and node: how often the case passed, whether it is there, whether an interruption ended it last. */
    private String path(CaseSheet.Sheet sheet) {
        Map<String, Map<String, String>> nodes = new LinkedHashMap<>();
        for (Passage passage : sheet.path())
            nodes.computeIfAbsent(passage.process(), none -> new LinkedHashMap<>())
                    .merge(
                            passage.activity(),
                            state(passage, sheet.file()),
                            (old, now) -> "present".equals(old) ? old : now);
        return json.valueToTree(nodes).toString();
    }

    private static String state(Passage passage, CaseFiles.CaseFile file) {
        if (passage.leftAt() == null) return "present";
        // An end that throws an error interrupts itself in the engine; the case has reached it all the same.
        boolean end = passage.activity().startsWith("EndEvent_");
        return CaseProgress.isInterrupted(passage, file) && !end ? "cancelled" : "passed";
    }

    /** What support has recorded is shown as it stands, without what it leaves unsaid; the page has a place for everything else of a case. */
    private Map<String, Object> more(CaseFiles.CaseFile file) {
        Map<String, Object> more = new LinkedHashMap<>();
        json.valueToTree(file.support()).properties().forEach(part -> {
            if (!part.getValue().isEmpty()) more.put(part.getKey(), json.convertValue(part.getValue(), Object.class));
        });
        return more;
    }

    /** To whom the reader can write: between an agency and INTERPOL, only while the direct channel is open. */
    private static List<Party> others(Party party, boolean direct) {
        return party == null
                ? List.of()
                : Stream.of(Party.NCB, Party.AGENCY, Party.INTERPOL)
                        .filter(other -> other != party)
                        .filter(other -> direct || party == Party.NCB || other == Party.NCB)
                        .toList();
    }

    private static List<String> changes(CaseFiles.CaseFile file) {
        return switch (file.authorization().state()) {
            case GRANTED -> List.of("RENEW", "SUSPEND", "REVOKE");
            case SUSPENDED -> List.of("RESUME", "REVOKE");
            default -> WAITS_FOR_NCB.contains(file.status()) ? List.of() : List.of("GRANT");
        };
    }

    /** One card of the stream: either of its two parts. */
    record Card(Instant at, CaseFiles.Event event, Messages.Sent message) {}
}
