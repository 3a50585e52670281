CREATE OR REPLACE VIEW office.numbers_twice AS
SELECT series, year, no, suffix, times, subjects, counters FROM office.number_twice_row;
COMMENT ON VIEW office.numbers_twice IS
    'Numbers printed for two complaints, as long as no suffix (bis) tells them apart';
