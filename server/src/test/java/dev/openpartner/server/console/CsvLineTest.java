package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.console.page.CsvLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet makes of a line. */
class CsvLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd|'/c calc'!A1", "-2+3", "@SUM(A1)", "  =1+1", "\t=1+1", "\r=1+1", "|calc", "-", "+1e5"})
    void whatASpreadsheetWouldCalculateIsText(String formula) {
        assertThat(CsvLine.of("a", formula)).containsAnyOf(",'" + formula, ",\"'" + formula).endsWith("\r\n");
    }

    @Test
    void aNumberStaysOneWhateverItsSign() {
        assertThat(CsvLine.of("-40.00", "+1", "0.5", "1200")).isEqualTo("-40.00,+1,0.5,1200\r\n");
    }

    @Test
    void aCellKeepsItsCommasQuotesAndLines() {
        assertThat(CsvLine.of("a,b", "say \"hi\"", "two\nlines", "")).isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n");
    }
}
