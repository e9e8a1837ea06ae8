package dev.openpartner.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerParserTest {

    private static final List<String> ANSWERS = List.of(
            "HTTP/1.1 200 \r\nContent-Length: 13\r\n\r\n{\"ok\":\"yes!\"}",
            "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"ok\":\"\r\n6\r\nyes!\"}\r\n0\r\n\r\n",
            "HTTP/1.1 302 \r\nLocation: https://shop.example/\r\nContent-Length: 0\r\n\r\n");

    @Test
    void anAnswerIsWholeAtItsLastByteAndNotBefore() {
        for (String text : ANSWERS) {
            AnswerParser parser = new AnswerParser();
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            for (int at = 0; at < bytes.length - 1; at++) {
                assertThat(parser.take(ByteBuffer.wrap(bytes, at, 1))).as("%s at %d", text, at).isFalse();
            }
            assertThat(parser.take(ByteBuffer.wrap(bytes, bytes.length - 1, 1))).isTrue();
        }
    }

    @Test
    void anAnswerAtOnceIsWholeAndTheNextOneBeginsAnew() {
        AnswerParser parser = new AnswerParser();
        for (String text : ANSWERS) {
            assertThat(parser.take(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)))).isTrue();
            assertThat(parser.status()).isEqualTo(Integer.parseInt(text.substring(9, 12)));
            assertThat(parser.closes()).isFalse();
            parser.reset();
        }
    }

    @Test
    void aConnectionThatTheServerWillEndIsNoticed() {
        AnswerParser parser = new AnswerParser();
        String text = "HTTP/1.1 503 \r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        parser.take(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        assertThat(parser.closes()).isTrue();
    }

    @Test
    void aTextThatIsCutByAChunkIsFoundWhole() {
        AnswerParser parser = new AnswerParser();
        parser.take(ByteBuffer.wrap(ANSWERS.get(1).getBytes(StandardCharsets.US_ASCII)));
        assertThat(parser.answer().between("{\"ok\":\"", "\"")).isEqualTo("yes!");
        assertThat(parser.answer().toString()).endsWith("\r\n\r\n{\"ok\":\"yes!\"}");
    }

    @Test
    void textsAreFoundInAnAnswer() {
        AnswerParser parser = new AnswerParser();
        String text = "HTTP/1.1 200 \r\nContent-Length: 33\r\n\r\n[{\"eventId\":\"a\"},{\"eventId\":\"b\"}]";
        parser.take(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        assertThat(parser.answer().between("\"eventId\":\"", "\"")).isEqualTo("a");
        assertThat(parser.answer().allBetween("\"eventId\":\"", "\"")).containsExactly("a", "b");
        assertThat(parser.answer().between("\"clickId\":\"", "\"")).isNull();
    }
}
