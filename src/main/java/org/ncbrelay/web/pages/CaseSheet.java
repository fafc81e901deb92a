package org.ncbrelay.web.pages;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.CaseFiles;
import org.ncbrelay.port.CasePath;
import org.ncbrelay.port.Messages;
import org.ncbrelay.port.OpenTasks;
import org.ncbrelay.port.UndeliveredLetters;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything a case's page shows, read in one transaction. */
@Service
class CaseSheet {
    private final CaseFiles files;
    private final Messages messages;
    private final OpenTasks tasks;
    private final CasePath path;
    private final UndeliveredLetters undelivered;

    CaseSheet(CaseFiles files, Messages messages, OpenTasks tasks, CasePath path, UndeliveredLetters undelivered) {
        this.files = files;
        this.messages = messages;
        this.tasks = tasks;
        this.path = path;
        this.undelivered = undelivered;
    }

    /** @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not open to the reader's organisation */
    @Transactional
    public Sheet of(CaseReference reference, Officer reader) {
        return new Sheet(
                files.of(reference, reader),
                files.timeline(reference),
                messages.of(reference),
                tasks.of(reference, reader),
                path.of(reference),
                undelivered.of(reference));
    }

    record Sheet(
            CaseFiles.CaseFile file,
            List<CaseFiles.Event> timeline,
            List<Messages.Sent> messages,
            List<OpenTasks.Open> tasks,
            List<CasePath.Passage> path,
            List<UndeliveredLetters.Undelivered> undelivered) {}
}
