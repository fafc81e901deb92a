package org.ncbrelay.flow.support;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.domain.evidence.Pictures;
import org.ncbrelay.domain.evidence.Pictures.Clean;
import org.ncbrelay.domain.product.Picture;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.ncbrelay.store.support.ReportDrafts;
import org.ncbrelay.store.support.ReportPictures;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds pictures to a report that is being written, and shows them to who may read them. */
@Service
public class AddPicture {
    private final DraftReport reports;
    private final OfficeTasks tasks;
    private final ReportDrafts drafts;
    private final ReportPictures pictures;
    private final Pictures files;
    private final AuditLog audit;
    private final Clock clock;

    AddPicture(
            DraftReport reports,
            OfficeTasks tasks,
            ReportDrafts drafts,
            ReportPictures pictures,
            Pictures files,
            AuditLog audit,
            Clock clock) {
        this.reports = reports;
        this.tasks = tasks;
        this.drafts = drafts;
        this.pictures = pictures;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Refuses an officer who may not send, before anything of the picture is read.
     *
     * @throws Refusal.NotFound if there is no such task, or it writes no report
     * @throws Refusal          if the officer may not work on the task
     */
    public void requireOpen(String taskId) {
        reports.form(taskId);
    }

    /**
     * Reads a picture and writes it anew: in no transaction, because a large one takes seconds.
     *
     * @param content read once, to its end or to the limit
     * @throws Refusal.Invalid  if it is no PNG or JPEG, or has too many pixels
     * @throws Refusal.TooLarge if it is larger than {@link ReportPictures#LARGEST_BYTES}
     */
    public Clean clean(InputStream content) throws IOException {
        return files.clean(content, ReportPictures.LARGEST_BYTES);
    }

    /**
     * @return the id by which the text names it
     * @throws Refusal.Conflict if the report has {@link ReportPictures#MOST} already
     * @throws Refusal.TooLarge if all together would be larger than {@link ReportPictures#MOST_BYTES}
     * @throws Refusal          as {@link #requireOpen}
     */
    @Transactional
    public UUID add(String taskId, Clean clean, Officer by) {
        String subject = DraftReport.subject(reports.form(taskId));
        CaseReference reference = tasks.get(taskId, by).reference();
        drafts.lock(reference, subject);
        byte[] content = clean.content();
        requireRoom(pictures.added(reference, subject), content.length);
        UUID id = UUID.randomUUID();
        pictures.add(
                new Picture(
                        id,
                        reference,
                        subject,
                        clean.mediaType(),
                        Sha256.hex(content),
                        content.length,
                        by.userId(),
                        clock.instant()),
                content);
        return id;
    }

    private static void requireRoom(List<Picture> before, int size) {
        if (before.size() >= ReportPictures.MOST)
            throw new Refusal.Conflict("refused.pictures", "The report has %s pictures already.", ReportPictures.MOST);
        if (before.stream().mapToInt(Picture::size).sum() + size > ReportPictures.MOST_BYTES)
            throw new Refusal.TooLarge(
                    "wrong.picturesSize",
                    "The pictures of a report must not be larger than %d MB together.",
                    ReportPictures.MOST_BYTES / (1024 * 1024));
    }

    /** @throws Refusal.NotFound if the reader neither writes the report nor reads a product or an opinion that has the picture */
    @Transactional
    public Clean read(UUID id) {
        Picture picture = pictures.find(id).orElseThrow(Refusal.NotFound::new);
        audit.read(Read.CASE, picture.reference(), "PICTURE");
        return new Clean(picture.mediaType(), pictures.content(id).orElseThrow(Refusal.NotFound::new));
    }
}
