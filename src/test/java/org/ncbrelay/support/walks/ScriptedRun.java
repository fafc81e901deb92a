package org.ncbrelay.support.walks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Walk;
import org.springframework.context.annotation.Lazy;

/** Works a case as a script would: over HTTP, each role as itself, with the first choice of every form. */
@Lazy
public record ScriptedRun(Caller http, Flowchart flow) {
    private static final List<String> INTERPOL = List.of("gs", "analyst", "analyst2", "lead", "ist");
    private static final List<String> ABROAD = List.of(
            "ncb.ken",
            "ncb.idn",
            "ncb.fra",
            "ncb.bra",
            "ncb.sgp",
            "expert.ken",
            "expert.idn",
            "expert.fra",
            "expert.bra",
            "expert.sgp");

    /** Submits a request and answers its reference. */
    public CaseReference submit(String user, Map<String, Object> body) {
        JsonNode receipt =
                http.post(user, "/api/support-requests", body).with(201).json();
        return new CaseReference(receipt.path("reference").asText());
    }

    /** Completes every task that anybody sees until none is left; tasks of these keys stay. */
    public void run(CaseReference reference, Map<String, Map<String, Object>> answers, Set<String> except) {
        boolean progress = true;
        while (progress) {
            progress = flow.recordDue() + flow.continueJobs(reference) > 0;
            for (String user : users(reference)) progress |= work(reference, user, answers, except);
            // A mission waits for the first day of its terms, and for nobody.
            if (!progress) progress = flow.fireIfWaiting(reference, "Timer_FirstDay");
        }
    }

    public JsonNode read(String user, String path) {
        return http.get(user, path).with(200).json();
    }

    private boolean work(
            CaseReference reference, String user, Map<String, Map<String, Object>> answers, Set<String> except) {
        LocalDate today = LocalDate.ofInstant(flow.now(), ZoneOffset.UTC);
        boolean worked = false;
        for (JsonNode task : read(user, "/engine-rest/task?processInstanceBusinessKey=" + reference)) {
            String key = task.path("taskDefinitionKey").asText();
            String path = "/engine-rest/task/" + task.path("id").asText();
            if (except.contains(key)) continue;
            if (http.post(user, path + "/claim", Map.of("userId", user)).status() != 204) continue;
            FormFiller filler = new FormFiller(today, answers.getOrDefault(key, Map.of()));
            http.post(user, path + "/submit-form", filler.submission(read(user, path + "/deployed-form")))
                    .with(204);
            worked = true;
        }
        return worked;
    }

    private static List<String> users(CaseReference reference) {
        List<String> users = new ArrayList<>(
                List.of(Walk.of("agency", reference), Walk.of("ncb", reference), Walk.of("ncbhead", reference)));
        users.addAll(INTERPOL);
        ABROAD.stream().filter(user -> !users.contains(user)).forEach(users::add);
        return users;
    }
}
