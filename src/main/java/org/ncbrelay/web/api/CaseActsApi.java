package org.ncbrelay.web.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.domain.reading.Values;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.SupplementContent;
import org.ncbrelay.domain.supplement.Supplement;
import org.ncbrelay.flow.FileSupplement;
import org.ncbrelay.flow.authorization.ChangeAuthorization;
import org.ncbrelay.flow.authorization.ChangeAuthorization.Change;
import org.ncbrelay.flow.messages.SendMessage;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.flow.tasks.ShareCase;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.store.cases.Messages;
import org.ncbrelay.store.evidence.Preservations;
import org.ncbrelay.store.evidence.Supplements;
import org.ncbrelay.store.support.Measures.Measure;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What can happen to a case at any moment: messages, withdrawal, changes of the authorization, preservation. Each call is one transaction:
 * a case that is not open to the caller is unknown before anything in the body is looked at.
 */
@RestController
@RequestMapping(path = "/api/support-requests/{reference}")
@Tag(name = "Acts on a case")
// Whether the case exists is asked first, and only within a transaction does the database know who asks.
@Transactional
class CaseActsApi {
    private final WithdrawRequest withdraw;
    private final ChangeAuthorization authorization;
    private final ShareCase share;
    private final SendMessage send;
    private final Messages messages;
    private final Preservations preservations;
    private final FileSupplement supplement;
    private final Supplements supplements;
    private final Cases cases;
    private final CaseFiles files;
    private final CurrentOfficer officer;
    private final StrictJson json;

    CaseActsApi(
            WithdrawRequest withdraw,
            ChangeAuthorization authorization,
            ShareCase share,
            SendMessage send,
            Messages messages,
            Preservations preservations,
            FileSupplement supplement,
            Supplements supplements,
            Cases cases,
            CaseFiles files,
            CurrentOfficer officer,
            StrictJson json) {
        this.withdraw = withdraw;
        this.authorization = authorization;
        this.share = share;
        this.send = send;
        this.messages = messages;
        this.preservations = preservations;
        this.supplement = supplement;
        this.supplements = supplements;
        this.cases = cases;
        this.files = files;
        this.officer = officer;
        this.json = json;
    }

    @Operation(
            summary =
                    "Withdraw the request: measures in force are undone and reported; 202 where the head of the NCB must confirm it first")
    @ApiResponse(responseCode = "200", description = "Withdrawn")
    @ApiResponse(responseCode = "202", description = "Waits for the head of the NCB")
    @PostMapping(path = "/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Transactional
    public ResponseEntity<WithdrawnCase> withdraw(
            @PathVariable String reference,
            @RequestBody @Schema(implementation = StrictJson.Reason.class) byte[] body) {
        CaseReference parsed = known(reference);
        String reason = json.reason(body);
        return answer(parsed, withdraw.withdraw(parsed, reason, officer.officer()));
    }

    @Operation(summary = "Withdraw one kind of support; the others go on; answers as for the whole request")
    @ApiResponse(responseCode = "200", description = "Withdrawn")
    @ApiResponse(responseCode = "202", description = "Waits for the head of the NCB")
    @PostMapping(path = "/capabilities/{capability}/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<WithdrawnCase> withdraw(
            @PathVariable String reference,
            @PathVariable String capability,
            @RequestBody @Schema(implementation = StrictJson.Reason.class) byte[] body) {
        CaseReference parsed = known(reference);
        Capability withdrawn = Arrays.stream(Capability.values())
                .filter(known -> known.name().equals(capability))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
        String reason = json.reason(body);
        return answer(parsed, withdraw.withdrawSupport(parsed, withdrawn, reason, officer.officer()));
    }

    private ResponseEntity<WithdrawnCase> answer(CaseReference reference, WithdrawRequest.Withdrawn withdrawn) {
        return ResponseEntity.status(withdrawn.waits() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(new WithdrawnCase(files.of(reference, officer.officer()), withdrawn.undone()));
    }

    @Operation(
            summary =
                    "Grant, renew, suspend, resume or revoke direct contact; effective on whatever crosses the channel next")
    @PutMapping(path = "/authorization", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Transactional
    public CaseFiles.Authorization change(
            @PathVariable String reference, @RequestBody @Schema(implementation = Change.class) byte[] body) {
        CaseReference parsed = known(reference);
        Change change = json.read(body, fields -> {
            var action = fields.required("action", Values.choice(ChangeAuthorization.Action.class));
            String reason = fields.required("reason", StrictJson.REASON);
            String scope = fields.optional("scope", Texts.narrative(1, 500));
            LocalDate until = fields.optional("until", Values.date(LocalDate.EPOCH, LocalDate.of(9999, 12, 30)));
            return fields.build(() -> new Change(action, reason, scope, until));
        });
        authorization.change(parsed, change, officer.officer());
        return files.of(parsed, officer.officer()).authorization();
    }

    @Operation(
            summary =
                    "Share the case with another agency of the country, end that, or transfer the case to that agency")
    @PostMapping(path = "/sharing", consumes = MediaType.APPLICATION_JSON_VALUE)
    CaseFiles.CaseFile share(
            @PathVariable String reference, @RequestBody @Schema(implementation = Sharing.class) byte[] body) {
        CaseReference parsed = known(reference);
        Sharing sharing = json.read(body, fields -> {
            var action = fields.required("action", Values.choice(ShareCase.Action.class));
            String agency = fields.required("agency", Texts.line(30));
            String reason = fields.required("reason", StrictJson.REASON);
            return fields.build(() -> new Sharing(action, agency, reason));
        });
        share.act(parsed, sharing.action(), sharing.agency(), sharing.reason(), officer.officer());
        return files.of(parsed, officer.officer());
    }

    @Operation(summary = "Send a message; the NCB is copied; 409 where the channel is not open")
    @PostMapping(path = "/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    public Map<String, Object> send(
            @PathVariable String reference, @RequestBody @Schema(implementation = NewMessage.class) byte[] body) {
        CaseReference parsed = known(reference);
        NewMessage message = json.read(body, fields -> {
            Messages.Party to = fields.optional("to", Values.choice(Messages.Party.class));
            String text = fields.required("text", Texts.narrative(1, 8000));
            return fields.build(() -> new NewMessage(to, text));
        });
        UUID id = send.send(parsed, message.to(), message.text(), officer.officer());
        return Map.of("id", id, "reference", reference);
    }

    @Operation(summary = "Read the messages of a case")
    @GetMapping("/messages")
    @Transactional
    public Conversation messages(@PathVariable String reference) {
        return new Conversation(messages.of(known(reference)));
    }

    @Operation(
            summary = "Add facts or a correction to a case that was submitted, or ask for further support",
            description =
                    "Fields: kind (FACTS, CORRECTION or SUPPORT), text, capabilities (of SUPPORT only), and of the lists of the request"
                            + " listings, specimens, persons, payments, shipments; externalSource as of the request. From the NCB or an agency that it approved it amends the record (ACCEPTED); from any other"
                            + " agency it is WAITING_FOR_NCB, and INTERPOL does not see it before the NCB has accepted it.",
            tags = "Supplements")
    @PostMapping(path = "/supplements", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    public Supplement add(
            @PathVariable String reference,
            @RequestBody @Schema(implementation = SupplementContent.class) byte[] body) {
        return supplement.file(known(reference), json.read(body), officer.officer());
    }

    @Operation(
            summary = "List what was added to a case after its record, with source and amendment",
            tags = "Supplements")
    @GetMapping("/supplements")
    @Transactional
    public Added supplements(@PathVariable String reference) {
        return new Added(supplements.of(known(reference)));
    }

    @Operation(
            summary =
                    "List the preservation requests of a case; they are watched from the submission on, also after its end",
            tags = "Preservation")
    @GetMapping("/preservation")
    @Transactional
    public Watched preservation(@PathVariable String reference) {
        return new Watched(preservations.of(known(reference)));
    }

    private CaseReference known(String reference) {
        return cases.get(CaseReference.parse(reference)).reference();
    }

    record Sharing(ShareCase.Action action, String agency, String reason) {}

    record NewMessage(Messages.Party to, String text) {}

    /** The case, and what its withdrawal undid. */
    record WithdrawnCase(@JsonUnwrapped CaseFiles.CaseFile file, List<Measure> undone) {}

    record Conversation(List<Messages.Sent> items) {}

    record Added(List<Supplement> items) {}

    record Watched(List<Preservations.Standing> items) {}
}
