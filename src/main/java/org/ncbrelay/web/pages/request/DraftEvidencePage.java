package org.ncbrelay.web.pages.request;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.evidence.Evidence.Provenance;
import org.ncbrelay.domain.evidence.FileName;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.flow.intake.AttachEvidence;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.WebUtils;

/**
 * Files of a request, or of intelligence, that is still being written. Scripts send them, each with its progress; the answer is the new list of files. A form
 * without a script sends one at a time.
 */
@Controller
record DraftEvidencePage(AttachEvidence attach, RequestModel models, Officers officers) {
    @PostMapping({"/requests/drafts/{id}/evidence", "/intelligence/drafts/{id}/evidence"})
    String receive(@PathVariable UUID id, HttpServletRequest request, Model model) throws IOException {
        Officer by = writer(request);
        // Nothing of the body is read before this: what is not open to the sender takes no room on our disk.
        attach.requireOpen(id, by);
        MultipartHttpServletRequest upload = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        MultipartFile file = upload == null ? null : upload.getFile("file");
        if (file == null) throw new Refusal.Invalid("file", "wrong.required", "is required");
        FileName name = FileName.of(file.getOriginalFilename());
        Provenance provenance = provenance(upload, name.value());
        try (InputStream content = file.getInputStream()) {
            attach.receive(id, name, content, provenance, request.getRemoteAddr(), by);
        }
        models.files(id, model);
        return "request-parts :: files";
    }

    /** The same by a form without a script: one file, and the page says what came of it. */
    @PostMapping({"/requests/drafts/{id}/evidence/plain", "/intelligence/drafts/{id}/evidence/plain"})
    String receivePlain(
            @PathVariable UUID id,
            HttpServletRequest request,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next)
            throws IOException {
        try {
            receive(id, request, new ExtendedModelMap());
            next.addFlashAttribute("done", "done.fileAdded");
        } catch (Refusal.NotFound | Refusal.Forbidden closed) {
            throw closed;
        } catch (Refusal refusal) {
            next.addFlashAttribute("problem", show.text("evidence.failed", new RefusalTexts(show).of(refusal)));
        } catch (MaxUploadSizeExceededException large) {
            next.addFlashAttribute("problem", show.text("evidence.failed", show.text("wrong.fileSize")));
        }
        return back(id);
    }

    /** A script sends each change; a form without a script has a button. */
    @PostMapping({
        "/requests/drafts/{id}/evidence/{fileId}/description",
        "/intelligence/drafts/{id}/evidence/{fileId}/description"
    })
    String describe(
            @PathVariable UUID id,
            @PathVariable UUID fileId,
            HttpServletRequest request,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        Officer by = writer(request);
        attach.requireOpen(id, by);
        try {
            String name = attach.of(id).stream()
                    .filter(file -> file.id().equals(fileId))
                    .map(file -> file.fileName().value())
                    .findFirst()
                    .orElseThrow(Refusal.NotFound::new);
            attach.describe(id, fileId, provenance(request, name), by);
        } catch (Refusal.Invalid refusal) {
            RefusalTexts.show(refusal, show, next);
        }
        return back(id);
    }

    @PostMapping({
        "/requests/drafts/{id}/evidence/{fileId}/removal",
        "/intelligence/drafts/{id}/evidence/{fileId}/removal"
    })
    String remove(@PathVariable UUID id, @PathVariable UUID fileId, HttpServletRequest request) {
        attach.remove(id, fileId, writer(request));
        return back(id);
    }

    /** The drafts of INTERPOL are all of intelligence, and no one else has such ones. */
    private Officer writer(HttpServletRequest request) {
        Officer by = officers.officer();
        if (by.servesInterpol() != request.getRequestURI().startsWith(request.getContextPath() + "/intelligence/"))
            throw new Refusal.Forbidden(
                    by.servesInterpol() ? "refused.ask" : "refused.registers", "The draft is of another kind.");
        return by;
    }

    private String back(UUID id) {
        String draft =
                officers.officer().servesInterpol() ? "/intelligence/drafts/%s" : "/requests/drafts/%s?step=EVIDENCE";
        return "redirect:" + draft.formatted(id) + "#evidence";
    }

    /** A file may be described after it was added; until then its name stands for the description. */
    private static Provenance provenance(HttpServletRequest sent, String name) {
        Map<String, Object> typed = new HashMap<>();
        for (String field : new String[] {"description", "sourceUrl"}) {
            String value = sent.getParameter(field);
            if (value != null && !value.isBlank()) typed.put(field, value.strip());
        }
        return Fields.read(typed, form -> {
                    String description = form.optional("description", Texts.narrative(1, 2000));
                    String sourceUrl = form.optional("sourceUrl", Texts.webAddress(2000));
                    return form.build(() -> new Provenance(description == null ? name : description, sourceUrl, null));
                })
                .orThrow();
    }
}
