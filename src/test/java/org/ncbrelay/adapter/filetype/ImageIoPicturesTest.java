package org.ncbrelay.adapter.filetype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.evidence.Pictures.Clean;

class ImageIoPicturesTest {
    private static final int LIMIT = 100_000;

    private final ImageIoPictures pictures = new ImageIoPictures();

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void aPictureIsWrittenAnewWithoutWhatWasHiddenInIt(String format) throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        sent.writeBytes(picture(format, 40, 30));
        sent.writeBytes("<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));

        Clean clean = clean(sent.toByteArray());

        assertThat(clean.mediaType()).isEqualTo("image/" + format);
        assertThat(ImageIO.read(new ByteArrayInputStream(clean.content())).getWidth())
                .isEqualTo(40);
        assertThat(new String(clean.content(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void whatIsNoPictureIsRefused() throws IOException {
        byte[] cut = Arrays.copyOf(picture("png", 40, 30), 40);
        for (byte[] sent : new byte[][] {
            {},
            cut,
            "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII),
            picture("gif", 4, 3)
        })
            assertThatThrownBy(() -> clean(sent))
                    .isInstanceOf(Refusal.Invalid.class)
                    .hasMessageContaining("PNG or JPEG");
    }

    @Test
    void aSmallFileWithTooManyPixelsIsRefusedBeforeTheyAreRead() throws IOException {
        byte[] bomb = picture("png", 4001, 4000);
        assertThat(bomb.length).isLessThan(LIMIT);
        assertThatThrownBy(() -> clean(bomb)).hasMessageContaining("16 million pixels");
    }

    @Test
    void aLargeFileIsRefused() {
        assertThatThrownBy(() -> clean(new byte[LIMIT + 1])).isInstanceOf(Refusal.TooLarge.class);
    }

    private Clean clean(byte[] sent) throws IOException {
        return pictures.clean(new ByteArrayInputStream(sent), LIMIT);
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), format, written);
        return written.toByteArray();
    }
}
