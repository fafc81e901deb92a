package org.ncbrelay.adapter.filetype;

import java.util.Optional;
import java.util.Set;
import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.ncbrelay.domain.evidence.FileName;
import org.ncbrelay.domain.evidence.FileTypes;
import org.springframework.stereotype.Component;

/** Looks at the first bytes with Apache Tika's detectors; no parser ever opens a file. */
@Component
class TikaFileTypes implements FileTypes {
    /** What investigators capture: pictures, pages, papers, letters, sound and film, and archives of them. Our default. */
    private static final Set<String> TAKEN = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/tiff",
            "image/heic",
            "application/pdf",
            "text/plain",
            "text/csv",
            "text/html",
            "application/json",
            "application/warc",
            "message/rfc822",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.oasis.opendocument.text",
            "application/zip",
            "audio/mpeg",
            "audio/vnd.wave",
            "video/mp4",
            "video/quicktime");

    private final Tika tika = new Tika();

    @Override
    public Optional<String> of(byte[] beginning, FileName name) {
        String type = tika.detect(beginning, name.value());
        return TAKEN.contains(type) && fits(type, name) ? Optional.of(type) : Optional.empty();
    }

    private static boolean fits(String type, FileName name) {
        try {
            return MimeTypes.getDefaultMimeTypes().forName(type).getExtensions().contains("." + name.extension());
        } catch (MimeTypeException e) {
            throw new IllegalStateException("Tika does not know its own type " + type, e);
        }
    }
}
