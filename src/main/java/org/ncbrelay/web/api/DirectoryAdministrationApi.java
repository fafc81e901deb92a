package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import org.ncbrelay.flow.administration.ChangeDirectory;
import org.ncbrelay.web.DirectoryTable;
import org.ncbrelay.web.api.AdministrationApi.Change;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The directory of organisations and agencies: one operator requests a change, another confirms it. */
@RestController
@RequestMapping("/api/administration/directory")
@Tag(name = "Administration")
record DirectoryAdministrationApi(ChangeDirectory directory, StrictJson json) {
    @Operation(summary = "List organisations, agencies, heads of NCBs, and the groups that an account can be given")
    @GetMapping
    ChangeDirectory.Listed list(Principal operator) {
        return directory.read(operator.getName());
    }

    @Operation(
            summary = "Request a change of an organisation or agency, or a new one",
            description =
                    "Fields: name, mailAddress; of organisations language; of countries also timeZone, weekend, alpha2, freeDays. Missing ones stay as they are.")
    @PutMapping(path = "/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Change change(
            @PathVariable String code,
            @RequestBody @Schema(implementation = Entry.class) byte[] body,
            Principal operator) {
        return Change.of(directory.propose(code, json.read(body), operator.getName()));
    }

    @Operation(
            summary = "Import a CSV table; a dry run only answers what would change",
            description =
                    "UTF-8 with a header line: code and the fields of an entry. All differences are one change, which another operator confirms.")
    @PostMapping(path = "/import", consumes = "text/csv")
    Imported importTable(
            @RequestBody @Schema(type = "string") byte[] table,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Principal operator) {
        ChangeDirectory.Imported imported = directory.importTable(
                DirectoryTable.rows(new String(table, StandardCharsets.UTF_8)), dryRun, operator.getName());
        return new Imported(
                imported.rows(),
                imported.changes(),
                imported.change() == null ? null : imported.change().number());
    }

    /** What is missing stays as it is. */
    record Entry(
            String name,
            String mailAddress,
            String language,
            String timeZone,
            String weekend,
            String alpha2,
            String freeDays) {}

    /** @param change number of the change that waits; null after a dry run */
    record Imported(int rows, Map<String, String> changes, Long change) {}
}
