package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.domain.reading.Values;
import org.ncbrelay.flow.administration.AddFreeDays;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.people.FreeDays;
import org.ncbrelay.store.people.FreeDays.FreeDay;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Days on which the offices of the own country are closed, in addition to the public holidays that the relay knows. */
@RestController
@RequestMapping("/api/free-days")
@Tag(name = "Free days")
record FreeDaysApi(FreeDays days, AddFreeDays add, CurrentOfficer officer, StrictJson json) {
    @Operation(summary = "List the free days that your NCB added to the public holidays")
    @GetMapping
    Listed list() {
        return new Listed(days.all());
    }

    @Operation(summary = "Add a free day; for the head of an NCB")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Listed add(@RequestBody @Schema(implementation = New.class) byte[] body) {
        New wanted = json.read(body, fields -> {
            LocalDate day = fields.required("day", Values.date(LocalDate.EPOCH, LocalDate.of(9999, 12, 31)));
            String name = fields.required("name", Texts.line(200));
            return fields.build(() -> new New(day, name));
        });
        add.add(wanted.day(), wanted.name(), officer.officer());
        return list();
    }

    @Operation(summary = "Remove a free day that was added; for the head of an NCB")
    @PostMapping("/{day}/removal")
    Listed remove(@PathVariable LocalDate day) {
        add.remove(day, officer.officer());
        return list();
    }

    record Listed(List<FreeDay> items) {}

    record New(LocalDate day, String name) {}
}
