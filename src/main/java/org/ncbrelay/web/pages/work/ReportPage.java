package org.ncbrelay.web.pages.work;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.evidence.Pictures;
import org.ncbrelay.domain.product.Comparison;
import org.ncbrelay.flow.outputs.ExportCase;
import org.ncbrelay.flow.support.AddPicture;
import org.ncbrelay.flow.support.CommentReport;
import org.ncbrelay.flow.support.DraftReport;
import org.ncbrelay.flow.tasks.ReadTask;
import org.ncbrelay.port.Exporter;
import org.ncbrelay.port.FormattedText;
import org.ncbrelay.port.TaskForms;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.port.TaskForms.TaskForm.Kind;
import org.ncbrelay.port.TaskForms.TaskForm.Part;
import org.ncbrelay.security.load.Bulkhead;
import org.ncbrelay.store.cases.CaseFiles.Product;
import org.ncbrelay.store.support.ReportDrafts.Draft;
import org.ncbrelay.web.FileDownload;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.WebUtils;

/** A report: while it is written on its task's page, its draft is saved at every change, and shown as the PDF that it will be; then it is read. */
@Controller
record ReportPage(
        DraftReport drafts,
        CommentReport comments,
        AddPicture pictures,
        ReadTask tasks,
        TaskForms forms,
        ExportCase cases,
        FormattedText texts,
        Exporter exporter,
        Bulkhead renderings,
        Officers officers) {
    /** A report by itself; where it is read with another version that the reader may read, what has changed since. */
    @GetMapping("/cases/{reference}/reports/{id}")
    String read(
            @PathVariable String reference,
            @PathVariable UUID id,
            @RequestParam(required = false) Integer with,
            @ModelAttribute("show") PageFormatter show,
            Model model) {
        ExportCase.Reading read = cases.read(CaseReference.parse(reference), id, with, officers.officer());
        model.addAttribute("reference", reference);
        model.addAttribute("marking", show.word("confidentiality", read.report().confidentiality()));
        model.addAttribute("read", read);
        if (with != null) model.addAttribute("changes", Comparison.of(parts(read.before()), parts(read.report())));
        return "read-report";
    }

    private List<String> parts(Product report) {
        return texts.parts(report.formatted() == null ? texts.markdown(report.body()) : report.formatted(), 1);
    }

    /** Answers the page's script: what it has seen now, and that it was saved, in the reader's words. */
    @Hidden
    @PostMapping("/tasks/{task}/draft")
    @ResponseBody
    Map<String, String> save(
            @PathVariable String task,
            @RequestParam Map<String, String> sent,
            @ModelAttribute("show") PageFormatter show) {
        boolean anew = Boolean.parseBoolean(sent.get("anew"));
        Draft draft = drafts.save(task, FormInput.typed(sent), sent.getOrDefault("seen", ""), anew, officers.officer());
        return Map.of("seen", draft.seen(), "saved", show.text("report.saved", show.time(draft.savedAt())));
    }

    /** Answers the page's script: the id of the picture, or why it was not taken, in the writer's words. */
    @Hidden
    @PostMapping("/tasks/{task}/pictures")
    @ResponseBody
    ResponseEntity<Map<String, String>> picture(
            @PathVariable String task, HttpServletRequest request, @ModelAttribute("show") PageFormatter show) {
        // Nothing of the body is read before this.
        pictures.requireOpen(task);
        MultipartHttpServletRequest upload = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        MultipartFile file = upload == null ? null : upload.getFile("file");
        if (file == null) throw new Refusal.Invalid("file", "wrong.required", "is required");
        Officer writer = officers.officer();
        try {
            // A picture takes its size in memory: few at a time.
            return ResponseEntity.ok(
                    Map.of("id", renderings.run(() -> add(task, file, writer)).toString()));
        } catch (Refusal.Invalid | Refusal.TooLarge | Refusal.Conflict refusal) {
            return ResponseEntity.badRequest().body(Map.of("problem", new RefusalTexts(show).of(refusal)));
        }
    }

    private UUID add(String task, MultipartFile file, Officer writer) {
        try (InputStream content = file.getInputStream()) {
            return pictures.add(task, pictures.clean(content), writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture of a report, for who writes the report, or reads its product or opinion. */
    @GetMapping("/pictures/{id}")
    ResponseEntity<byte[]> picture(@PathVariable UUID id) {
        Pictures.Clean picture = renderings.run(() -> pictures.read(id));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.mediaType()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(picture.content());
    }

    @PostMapping("/tasks/{task}/preview")
    ResponseEntity<byte[]> preview(@PathVariable String task, @RequestParam Map<String, String> sent, Locale language) {
        Officer writer = officers.officer();
        CaseReference reference = new CaseReference(tasks.read(task, writer).reference());
        TaskForm form = drafts.form(task);
        Map<String, String> typed = FormInput.typed(sent);
        boolean formatted = typed.containsKey("formatted");
        String text = text(form, typed, formatted ? "# " : "");
        String title = typed.getOrDefault("title", "");
        return FileDownload.written(
                reference + "-draft.pdf",
                MediaType.APPLICATION_PDF,
                renderings.run(() -> exporter.pdf(
                        DraftReport.engagement(form)
                                .map(engagement -> cases.opinion(engagement, text, formatted, language))
                                .orElseGet(() -> cases.draft(reference, title, text, formatted, writer, language)),
                        cases::picture)));
    }

    @PostMapping("/tasks/{task}/comments")
    String comment(
            @PathVariable String task,
            @RequestParam(defaultValue = "0") int part,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String onCase,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        Officer reader = officers.officer();
        String written = words.strip();
        FormInput.sent("comment-" + part, Map.of("words", written))
                .attempt(() -> comments.add(task, part, written, reader), "done.saved", show, next);
        String place = PageFormatter.link(task, CaseReference.isWellFormed(onCase) ? onCase : null);
        return "redirect:" + place.replaceAll("#.*", "") + "#part-" + part;
    }

    /** The fields one after the other, from the second on under their labels. */
    private static String text(TaskForm form, Map<String, String> typed, String heading) {
        StringBuilder text = new StringBuilder();
        for (Part field : form.fields()) {
            String words = typed.getOrDefault(field.key(), "").strip();
            if (field.kind() != Kind.NARRATIVE || words.isEmpty()) continue;
            if (!text.isEmpty())
                text.append("\n\n").append(heading).append(field.words()).append("\n\n");
            text.append(words);
        }
        return text.toString();
    }
}
