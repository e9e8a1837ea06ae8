package dev.openpartner.kernel.packing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackedIdTest {

    private static final String LONG_ID = "01M8D10MT1W2K3K6GX95CQ2QG8";

    @Test
    void an_id_of_ours_takes_sixteen_bytes_and_comes_back_to_the_letter() {
        for (String id : List.of(LONG_ID, "7ZZZZZZZZZZZZZZZZZZZZZZZZZ", "00000000000000000000000000", "0000000000000G0000000000ZZ")) {
            byte[] packed = new PackedWriter().id(id).toBytes();
            assertThat(packed).hasSize(17);
            assertThat(new PackedReader(packed, 0).id()).isEqualTo(id);
        }
        for (String other : List.of("8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "01m8d10mt1w2k3k6gx95cq2qg8", "", "\u00e9", LONG_ID + "0")) {
            assertThat(new PackedReader(new PackedWriter().id(other).toBytes(), 0).id()).isEqualTo(other);
        }
    }

    @Test
    void the_time_of_an_id_is_that_of_a_ulid() {
        assertThat(PackedWriter.timeOf("01ARZ3NDEKTSV4RRFFQ69G5FAV")).isEqualTo(1_469_922_850_259L);
        assertThat(PackedWriter.timeOf("e1")).isZero();
    }
}
