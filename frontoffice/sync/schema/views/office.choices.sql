CREATE OR REPLACE VIEW office.choices AS SELECT list, code, name, of_group, active FROM office.choice_row;
COMMENT ON VIEW office.choices IS 'What complaints are counted by: sectors, services, categories, regions, teams, agencies';
