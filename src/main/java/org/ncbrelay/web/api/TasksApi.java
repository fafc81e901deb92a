package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.ncbrelay.domain.reading.Values;
import org.ncbrelay.flow.tasks.ChangeAssignment;
import org.ncbrelay.flow.tasks.ReadTask;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who works on a task, where that takes more than claiming it and giving it back through the engine's API. */
@RestController
@RequestMapping("/api/tasks/{task}/assignment")
@Tag(name = "Tasks")
// Whether the task exists is asked first, and only within a transaction does the database know who asks.
@Transactional
class TasksApi {
    private final ReadTask read;
    private final ChangeAssignment change;
    private final CurrentOfficer officer;
    private final StrictJson json;

    TasksApi(ReadTask read, ChangeAssignment change, CurrentOfficer officer, StrictJson json) {
        this.read = read;
        this.change = change;
        this.officer = officer;
        this.json = json;
    }

    @Operation(summary = "Read who has claimed a task, and what you can do about it")
    @GetMapping
    ReadTask.Assignment read(@PathVariable String task) {
        return read.read(task, officer.officer());
    }

    @Operation(
            summary =
                    "Claim a task knowingly, accept a decision that was referred to your office, or release a task from whoever has claimed it; a reason is required but for a claim")
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ReadTask.Assignment change(
            @PathVariable String task, @RequestBody @Schema(implementation = Change.class) byte[] body) {
        read.read(task, officer.officer());
        Change asked = json.read(body, fields -> {
            var action = fields.required("action", Values.choice(ChangeAssignment.Action.class));
            String reason = action == ChangeAssignment.Action.CLAIM
                    ? fields.optional("reason", StrictJson.REASON)
                    : fields.required("reason", StrictJson.REASON);
            return fields.build(() -> new Change(action, reason));
        });
        change.change(task, asked.action(), asked.reason(), officer.officer());
        return read.read(task, officer.officer());
    }

    record Change(ChangeAssignment.Action action, String reason) {}
}
