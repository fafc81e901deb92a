package org.ncbrelay.adapter.filetype;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.tika.Tika;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.evidence.Pictures;
import org.springframework.stereotype.Component;

/** Reads and writes pictures with the readers of the JDK; the file's own name and type are not believed. */
@Component
class ImageIoPictures implements Pictures {
    private static final Map<String, String> FORMATS = Map.of("image/png", "png", "image/jpeg", "jpeg");
    /** A small file can hold a picture that fills the memory; our default, more than a screen of 5K has. */
    private static final long MOST_PIXELS = 16_000_000;

    static {
        ImageIO.setUseCache(false); // nothing of a picture lies on the disk
    }

    private final Tika tika = new Tika();

    @Override
    public Clean clean(InputStream content, int limit) throws IOException {
        byte[] sent = content.readNBytes(limit + 1);
        requireSize(sent.length, limit);
        String type = tika.detect(sent);
        if (!FORMATS.containsKey(type)) throw refused();
        BufferedImage picture = read(sent, FORMATS.get(type));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, FORMATS.get(type), written)) throw refused();
        requireSize(written.size(), limit);
        return new Clean(type, written.toByteArray());
    }

    /** Its size is read before its pixels. */
    private static BufferedImage read(byte[] sent, String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
            reader.setInput(in, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS)
                throw new Refusal.Invalid("file", "wrong.picturePixels", "must have at most 16 million pixels");
            return reader.read(0);
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof Refusal refusal) throw refusal;
            throw refused();
        } finally {
            reader.dispose();
        }
    }

    private static void requireSize(int size, int limit) {
        if (size > limit)
            throw new Refusal.TooLarge(
                    "wrong.pictureSize", "A picture must not be larger than %d MB.", limit / (1024 * 1024));
    }

    private static Refusal.Invalid refused() {
        return new Refusal.Invalid("file", "wrong.pictureKind", "must be a PNG or JPEG picture");
    }
}
