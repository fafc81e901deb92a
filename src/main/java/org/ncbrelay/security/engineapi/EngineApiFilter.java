package org.ncbrelay.security.engineapi;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.OpenTask;
import org.ncbrelay.security.accounts.EngineUser;
import org.ncbrelay.security.accounts.SecurityLog;
import org.ncbrelay.security.answers.Outage;
import org.ncbrelay.security.answers.Problems;
import org.ncbrelay.security.bodies.BodyLimits;
import org.ncbrelay.security.bodies.ReadRequest;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.ncbrelay.store.board.OpenTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Protects the engine's API on both ways to it: a call that {@link EngineApiAllowlist} does not open, and a parameter or key that
 * it does not name, is refused before the engine sees it, and the engine's errors are answered in our words.
 */
public final class EngineApiFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(EngineApiFilter.class);

    private final Problems problems;
    private final Outage outage;
    private final OpenTasks tasks;
    private final CurrentOfficer currentOfficer;
    private final AuditLog audit;
    private final TransactionOperations transactions;

    public EngineApiFilter(
            Problems problems,
            Outage outage,
            OpenTasks tasks,
            CurrentOfficer currentOfficer,
            AuditLog audit,
            TransactionOperations transactions) {
        this.problems = problems;
        this.outage = outage;
        this.tasks = tasks;
        this.currentOfficer = currentOfficer;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!EngineApiAllowlist.covers(path)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<AllowedCall> call = EngineApiAllowlist.find(request.getMethod(), path, caller());
        boolean tooLittle = call.isPresent() && call.get().parts().stream().noneMatch(currentOfficer::opens);
        if (call.isEmpty() || tooLittle) {
            SecurityLog.refused(request, 403);
            String why = tooLittle ? "The token does not open this." : "This is not open to your role.";
            problems.write(request, response, 403, why);
            return;
        }
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(measured -> measured.setPathPattern(EngineApiAllowlist.route(path, call.get())));
        try {
            HttpServletRequest checked = checked(request, call.get());
            if (checked == null) problems.write(request, response, 415, "This operation takes JSON.");
            else pass(checked, response, chain, new Asked(path, call.get()));
        } catch (Refusal refusal) {
            if (refusal instanceof Refusal.Invalid) SecurityLog.refused(request, 400);
            problems.write(request, response, refusal);
        }
    }

    private static EngineApiAllowlist.Caller caller() {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        return new EngineApiAllowlist.Caller(
                user == null ? null : user.getName(), has(user, EngineUser.OFFICER), has(user, Role.OPERATOR.group()));
    }

    private static boolean isOfficer() {
        return has(SecurityContextHolder.getContext().getAuthentication(), EngineUser.OFFICER);
    }

    private static boolean has(Authentication user, String authority) {
        return user != null
                && user.getAuthorities().stream().anyMatch(granted -> authority.equals(granted.getAuthority()));
    }

    /**
     * The engine answers the missing and the foreign in many ways, each with a trace in the log; here they are one. Whatever changes a task
     * asks the same in its own transaction ({@code TaskGuard}).
     *
     * @return the case or intelligence of the task that is read; empty if the address is about no task, or the task about neither
     * @throws Refusal.NotFound if there is no such task for the officer
     */
    private Optional<CaseReference> seen(String path) {
        Optional<String> task = EngineApiAllowlist.taskId(path);
        if (task.isEmpty() || !isOfficer()) return Optional.empty();
        OpenTask seen = tasks.find(task.get(), currentOfficer.officer()).orElseThrow(Refusal.NotFound::new);
        return Optional.ofNullable(seen.reference())
                .filter(CaseReference::isWellFormed)
                .map(CaseReference::new);
    }

    /** What is answered of cases leaves once it is noted, as on pages: of one task its case, of others the list. */
    private void note(String path, Optional<CaseReference> ofTask) {
        if (EngineApiAllowlist.taskId(path).isEmpty()) audit.read(Read.LIST, "tasks");
        ofTask.ifPresent(read -> audit.read(read.isIntelligence() ? Read.INTELLIGENCE : Read.CASE, read, "TASK"));
    }

    /** The request as the engine may see it; null if its body is no JSON. */
    private static HttpServletRequest checked(HttpServletRequest request, AllowedCall call) throws IOException {
        List<Violation> violations = new ArrayList<>(call.violationsOfQuery(request.getQueryString()));
        // Most calls have no body, and to read it would take a buffer first.
        byte[] sent = request.getInputStream().isFinished()
                ? new byte[0]
                : request.getInputStream().readNBytes(BodyLimits.LARGEST);
        if (sent.length > 0 && !isJson(request.getContentType())) return null;
        JsonBody body = JsonBody.of(sent);
        violations.addAll(call.violationsOfBody(body.content()));
        if (!violations.isEmpty()) throw new Refusal.Invalid(violations);
        if (OtherAddress.isTaskCount(call))
            return new OtherAddress(
                    new ReadRequest(request, OtherAddress.openTasks(body).bytes()));
        return new OtherAddress(new ReadRequest(request, sent.length == 0 ? sent : body.bytes()));
    }

    private static boolean isJson(String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    /**
     * A question of an officer, of several commands to the engine, is one transaction; a change has its own. The answer leaves once that
     * has ended. An operator's question is left to the engine: Cockpit's own commands end the transaction of the connection that they use.
     */
    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Asked asked)
            throws IOException {
        HeldAnswer answer = new HeldAnswer(response);
        try {
            if (request.getMethod().equals("GET") && isOfficer())
                transactions.executeWithoutResult(transaction -> {
                    answer(request, answer, chain, asked);
                    if (answer.getStatus() >= 400) transaction.setRollbackOnly();
                });
            else answer(request, answer, chain, asked);
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        if (answer.getStatus() < 400) answer.copyBodyToResponse();
        else EngineProblems.write(problems, outage, request, response, answer.getStatus(), answer.text());
    }

    private void answer(HttpServletRequest request, HeldAnswer answer, FilterChain chain, Asked asked) {
        // A change asks in its own transaction, but not whether the token opens the task's part.
        boolean asks = request.getMethod().equals("GET")
                || !asked.call().parts().stream().allMatch(currentOfficer::opens);
        Optional<CaseReference> ofTask = asks ? seen(asked.path()) : Optional.empty();
        try {
            chain.doFilter(request, answer);
            if (answer.getStatus() < 400 && asked.call().readsCases()) note(asked.path(), ofTask);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (ServletException | RuntimeException failure) {
            // Headers are looked at when they are read; Spring Security answers that itself.
            if (failure.getCause() instanceof RequestRejectedException unreadable) throw unreadable;
            if (failure instanceof RequestRejectedException unreadable) throw unreadable;
            if (Outage.failure(request).isEmpty())
                LOG.error("The engine's API failed at {} {}", request.getMethod(), request.getRequestURI(), failure);
            answer.setStatus(500);
        }
    }

    private record Asked(String path, AllowedCall call) {}

    /** An answer of the engine until it is known to be no error: its words for errors are not for officers. */
    private static final class HeldAnswer extends ContentCachingResponseWrapper {
        HeldAnswer(HttpServletResponse response) {
            super(response);
        }

        String text() {
            return new String(getContentAsByteArray(), StandardCharsets.UTF_8);
        }

        @Override
        public void sendError(int status) {
            setStatus(status);
        }

        @Override
        public void sendError(int status, String message) {
            setStatus(status);
        }
    }
}
