package org.ncbrelay.security.engineapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.engine.refusals.RefusedWork;
import org.ncbrelay.port.DatabaseState;
import org.ncbrelay.security.answers.Outage;
import org.ncbrelay.security.answers.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Rewords an error of the engine: no class, no SQL, no code, and nothing that says a foreign thing exists. */
final class EngineProblems {
    private static final Logger LOG = LoggerFactory.getLogger(EngineProblems.class);

    /** What the engine says of the missing and, in other words, of the foreign. */
    private static final List<String> MISSING = List.of(
            "belongs to no authenticated tenant",
            "cannot find",
            "does not exist",
            "no matching",
            "not found",
            "is null",
            "couldn't be loaded",
            "cannot get form",
            "no process definition found",
            "no task found",
            "no filter found");

    private static final List<String> RACES = List.of("optimisticlocking", "engine-03005", "updated by another");

    /** What the engine finds wrong in a question or an order, and answers as if it had failed itself. */
    private static final List<String> UNCLEAR = List.of(
            "headervalueexception",
            "unsupportedcharsetexception",
            "invalid query usage",
            "call any of the orderby methods",
            "must be a non-negative integer",
            "is not greater than",
            "cannot query for",
            "list is empty",
            "ids is empty",
            "contains null value",
            "contains empty",
            "illegal value",
            "unrecognized authorization type");

    private EngineProblems() {}

    /** @param said the engine's own words */
    static void write(
            Problems problems,
            Outage outage,
            HttpServletRequest request,
            HttpServletResponse response,
            int answered,
            String said)
            throws IOException {
        if (request.getAttribute(RefusedWork.ATTRIBUTE) instanceof Refusal refusal) {
            problems.write(request, response, refusal);
            return;
        }
        DatabaseState.Failure database = Outage.failure(request).orElse(null);
        if (database != null && (answered >= 500 || database == DatabaseState.Failure.AWAY)) {
            outage.answer(request, response, database);
            return;
        }
        int status = status(answered, said.toLowerCase(Locale.ROOT));
        // Calls that do not say in which form they answer are called, whatever the caller accepts, and then have no
        // writer for it.
        if (status >= 500 && said.contains("InternalServerErrorException") && !takesJson(request)) status = 406;
        if (status >= 500)
            LOG.error("The engine failed at {} {}: {}", request.getMethod(), request.getRequestURI(), said);
        if (status == 404) problems.write(request, response, new Refusal.NotFound());
        else problems.write(request, response, status, detail(status));
    }

    private static int status(int status, String said) {
        if (said.contains("authorizationexception")) return 403;
        if (RACES.stream().anyMatch(said::contains)) return 409;
        boolean unclear = status == 400 || status >= 500;
        if (unclear && UNCLEAR.stream().anyMatch(said::contains)) return 400;
        return unclear && MISSING.stream().anyMatch(said::contains) ? 404 : status;
    }

    private static boolean takesJson(HttpServletRequest request) {
        try {
            List<MediaType> accepted = MediaType.parseMediaTypes(Collections.list(request.getHeaders("Accept")));
            return accepted.isEmpty() || accepted.stream().anyMatch(MediaType.APPLICATION_JSON::isCompatibleWith);
        } catch (InvalidMediaTypeException unreadable) {
            return true;
        }
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "The call does not have the form that this operation expects.";
            case 401 -> "Log in first.";
            case 403 -> "This is not open to your role.";
            case 405 -> "This operation has another method.";
            case 406, 415 -> "This operation speaks JSON.";
            case 409 -> "Somebody else has just changed this.";
            default ->
                status < 500
                        ? "The call is refused."
                        : "Something went wrong on our side. Tell the operators the correlation id.";
        };
    }
}
