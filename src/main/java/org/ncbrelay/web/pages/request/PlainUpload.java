package org.ncbrelay.web.pages.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.ncbrelay.security.UploadProof;
import org.springframework.stereotype.Component;

/** Where a form without a script sends a file of a draft. */
@Component("plainUpload")
class PlainUpload {
    private final HttpServletRequest request;
    private final UploadProof proofs = new UploadProof();

    /** @param request the current one, whichever that is */
    PlainUpload(HttpServletRequest request) {
        this.request = request;
    }

    /** Good for the session of the reader and for this draft only. */
    public String address(UUID draft) {
        String path = "/requests/drafts/" + draft + "/evidence/plain";
        return path + "?proof=" + proofs.of(request, request.getContextPath() + path);
    }
}
