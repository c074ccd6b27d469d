// Derived by tools/labware from @opentrons/shared-data 0.2.1-alpha.0, Copyright Opentrons Labworks Inc., Apache-2.0. Do not edit.

/** Labware of one capacity: load name, version, display name, rows, columns, capacity of a well in µL, tips that reach into a well. */
export const labwareText = `
agilent_1_reservoir_290ml | 3 | Agilent 1 Well Reservoir 290 mL | 1 | 1 | 290000 | 8
appliedbiosystemsmicroamp_384_wellplate_40ul | 3 | Applied Biosystems MicroAmp 384 Well Plate 40 µL | 16 | 24 | 40 | 1
armadillo_96_wellplate_200ul_pcr_full_skirt | 3 | Armadillo 96 Well Plate 200 µL PCR Full Skirt | 8 | 12 | 200 | 1
axygen_1_reservoir_90ml | 2 | Axygen 1 Well Reservoir 90 mL | 1 | 1 | 90000 | 8
axygen_96_wellplate_500ul | 2 | Axygen 96 Well Plate 500 µL | 8 | 12 | 500 | 1
biorad_384_wellplate_50ul | 4 | Bio-Rad 384 Well Plate 50 µL | 16 | 24 | 50 | 1
biorad_96_wellplate_200ul_pcr | 4 | Bio-Rad 96 Well Plate 200 µL PCR | 8 | 12 | 200 | 1
corning_12_wellplate_6.9ml_flat | 4 | Corning 12 Well Plate 6.9 mL Flat | 3 | 4 | 6900 | 1
corning_24_wellplate_3.4ml_flat | 4 | Corning 24 Well Plate 3.4 mL Flat | 4 | 6 | 3400 | 1
corning_384_wellplate_112ul_flat | 4 | Corning 384 Well Plate 112 µL Flat | 16 | 24 | 112 | 1
corning_48_wellplate_1.6ml_flat | 5 | Corning 48 Well Plate 1.6 mL Flat | 6 | 8 | 1600 | 1
corning_6_wellplate_16.8ml_flat | 4 | Corning 6 Well Plate 16.8 mL Flat | 2 | 3 | 16800 | 1
corning_96_wellplate_360ul_flat | 4 | Corning 96 Well Plate 360 µL Flat | 8 | 12 | 360 | 1
ev_resin_tips_flex_96_labware | 1 | Opentrons Flex EV Resin Tips Top Adapter with Third-party Evotips | 8 | 12 | 1000 | 1
ibidi_96_square_well_plate_300ul | 2 | ibidi 96 Square Well Flat Bottom Plate 300 µL | 8 | 12 | 300 | 1
nest_12_reservoir_15ml | 2 | NEST 12 Well Reservoir 15 mL | 1 | 12 | 15000 | 8
nest_12_reservoir_22ml | 1 | NEST 12 Well Reservoir 22 mL | 1 | 12 | 22000 | 8
nest_1_reservoir_195ml | 3 | NEST 1 Well Reservoir 195 mL | 1 | 1 | 195000 | 8
nest_1_reservoir_290ml | 3 | NEST 1 Well Reservoir 290 mL | 1 | 1 | 290000 | 8
nest_24_wellplate_10.4ml | 1 | NEST 24 Well Plate 10.4mL | 4 | 6 | 10400 | 1
nest_8_reservoir_22ml | 1 | NEST 8 Well Reservoir 22 mL | 8 | 1 | 22000 | 1
nest_96_wellplate_100ul_pcr_full_skirt | 4 | NEST 96 Well Plate 100 µL PCR Full Skirt | 8 | 12 | 100 | 1
nest_96_wellplate_200ul_flat | 4 | NEST 96 Well Plate 200 µL Flat | 8 | 12 | 200 | 1
nest_96_wellplate_2ml_deep | 4 | NEST 96 Deep Well Plate 2 mL | 8 | 12 | 2000 | 1
opentrons_15_tuberack_falcon_15ml_conical | 2 | Opentrons 15 Tube Rack with Falcon 15 mL Conical | 3 | 5 | 15000 | 1
opentrons_15_tuberack_nest_15ml_conical | 2 | Opentrons 15 Tube Rack with NEST 15 mL Conical | 3 | 5 | 15000 | 1
opentrons_24_aluminumblock_generic_2ml_screwcap | 3 | Opentrons 24 Well Aluminum Block with Generic 2 mL Screwcap | 4 | 6 | 2000 | 1
opentrons_24_aluminumblock_nest_0.5ml_screwcap | 3 | Opentrons 24 Well Aluminum Block with NEST 0.5 mL Screwcap | 4 | 6 | 500 | 1
opentrons_24_aluminumblock_nest_1.5ml_screwcap | 2 | Opentrons 24 Well Aluminum Block with NEST 1.5 mL Screwcap | 4 | 6 | 1500 | 1
opentrons_24_aluminumblock_nest_1.5ml_snapcap | 2 | Opentrons 24 Well Aluminum Block with NEST 1.5 mL Snapcap | 4 | 6 | 1500 | 1
opentrons_24_aluminumblock_nest_2ml_screwcap | 2 | Opentrons 24 Well Aluminum Block with NEST 2 mL Screwcap | 4 | 6 | 2000 | 1
opentrons_24_aluminumblock_nest_2ml_snapcap | 2 | Opentrons 24 Well Aluminum Block with NEST 2 mL Snapcap | 4 | 6 | 2000 | 1
opentrons_24_tuberack_eppendorf_1.5ml_safelock_snapcap | 2 | Opentrons 24 Tube Rack with Eppendorf 1.5 mL Safe-Lock Snapcap | 4 | 6 | 1500 | 1
opentrons_24_tuberack_eppendorf_2ml_safelock_snapcap | 2 | Opentrons 24 Tube Rack with Eppendorf 2 mL Safe-Lock Snapcap | 4 | 6 | 2000 | 1
opentrons_24_tuberack_eppendorf_2ml_safelock_snapcap_acrylic | 1 | Opentrons 24 Tube Rack (Acrylic) with Eppendorf 2 mL Safe-Lock Snapcap | 4 | 6 | 2000 | 1
opentrons_24_tuberack_generic_0.75ml_snapcap_acrylic | 1 | Opentrons 24 Tube Rack (Acrylic) with Generic 0.75 mL Snapcap | 4 | 6 | 750 | 1
opentrons_24_tuberack_generic_2ml_screwcap | 2 | Opentrons 24 Tube Rack with Generic 2 mL Screwcap | 4 | 6 | 2000 | 1
opentrons_24_tuberack_nest_0.5ml_screwcap | 3 | Opentrons 24 Tube Rack with NEST 0.5 mL Screwcap | 4 | 6 | 500 | 1
opentrons_24_tuberack_nest_1.5ml_screwcap | 2 | Opentrons 24 Tube Rack with NEST 1.5 mL Screwcap | 4 | 6 | 1500 | 1
opentrons_24_tuberack_nest_1.5ml_snapcap | 2 | Opentrons 24 Tube Rack with NEST 1.5 mL Snapcap | 4 | 6 | 1500 | 1
opentrons_24_tuberack_nest_2ml_screwcap | 2 | Opentrons 24 Tube Rack with NEST 2 mL Screwcap | 4 | 6 | 2000 | 1
opentrons_24_tuberack_nest_2ml_snapcap | 2 | Opentrons 24 Tube Rack with NEST 2 mL Snapcap | 4 | 6 | 2000 | 1
opentrons_6_tuberack_falcon_50ml_conical | 2 | Opentrons 6 Tube Rack with Falcon 50 mL Conical | 2 | 3 | 50000 | 1
opentrons_6_tuberack_nest_50ml_conical | 2 | Opentrons 6 Tube Rack with NEST 50 mL Conical | 2 | 3 | 50000 | 1
opentrons_96_aluminumblock_biorad_wellplate_200ul | 1 | Opentrons 96 Well Aluminum Block with Bio-Rad Well Plate 200 µL | 8 | 12 | 200 | 1
opentrons_96_aluminumblock_generic_pcr_strip_200ul | 4 | Opentrons 96 Well Aluminum Block with Generic PCR Strip 200 µL | 8 | 12 | 200 | 1
opentrons_96_aluminumblock_nest_wellplate_100ul | 1 | Opentrons 96 Well Aluminum Block with NEST Well Plate 100 µL | 8 | 12 | 100 | 1
opentrons_96_deep_well_adapter_nest_wellplate_2ml_deep | 1 | Opentrons 96 Deep Well Heater-Shaker Adapter with NEST Deep Well Plate 2 mL | 8 | 12 | 2000 | 1
opentrons_96_flat_bottom_adapter_nest_wellplate_200ul_flat | 1 | Opentrons 96 Flat Bottom Heater-Shaker Adapter with NEST 96 Well Plate 200 µL Flat | 8 | 12 | 200 | 1
opentrons_96_pcr_adapter_armadillo_wellplate_200ul | 1 | Opentrons 96 PCR Heater-Shaker Adapter with Armadillo Well Plate 200 µl | 8 | 12 | 200 | 1
opentrons_96_pcr_adapter_nest_wellplate_100ul_pcr_full_skirt | 1 | Opentrons 96 PCR Heater-Shaker Adapter with NEST Well Plate 100 µl | 8 | 12 | 100 | 1
opentrons_96_wellplate_200ul_pcr_full_skirt | 4 | Opentrons Tough 96 Well Plate 200 µL PCR Full Skirt | 8 | 12 | 200 | 1
opentrons_tough_12_reservoir_22ml | 1 | Opentrons Tough 22mL 12 Well Reservoir | 1 | 12 | 22000 | 8
opentrons_tough_1_reservoir_300ml | 1 | Opentrons Tough 300 mL 1 Well Reservoir | 1 | 1 | 300000 | 8
opentrons_tough_4_reservoir_72ml | 1 | Opentrons Tough 72 mL 4 Well Reservoir | 1 | 4 | 72000 | 8
opentrons_universal_flat_adapter_corning_384_wellplate_112ul_flat | 1 | Opentrons Universal Flat Heater-Shaker Adapter with Corning 384 Well Plate 112 µl Flat | 16 | 24 | 112 | 1
smc_384_read_plate | 2 | SMC 384well Commercial Read Plate | 16 | 24 | 126 | 1
thermoscientificnunc_96_wellplate_1300ul | 3 | Thermo Scientific Nunc 96 Well Plate 1300 µL | 8 | 12 | 1300 | 1
thermoscientificnunc_96_wellplate_2000ul | 3 | Thermo Scientific Nunc 96 Well Plate 2000 µL | 8 | 12 | 2000 | 1
usascientific_12_reservoir_22ml | 3 | USA Scientific 12 Well Reservoir 22 mL | 1 | 12 | 22000 | 8
usascientific_96_wellplate_2.4ml_deep | 3 | USA Scientific 96 Deep Well Plate 2.4 mL | 8 | 12 | 2400 | 1
`;

/** Racks of tips: load name, version, display name, rows, columns, capacity of a tip in µL. */
export const tipRackText = `
eppendorf_96_tiprack_1000ul_eptips | 1 | Eppendorf epT.I.P.S. 96 Tip Rack 1000 µL | 8 | 12 | 1000
eppendorf_96_tiprack_10ul_eptips | 1 | Eppendorf epT.I.P.S. 96 Tip Rack 10 µL | 8 | 12 | 10
geb_96_tiprack_1000ul | 1 | GEB 96 Tip Rack 1000 µL | 8 | 12 | 1000
geb_96_tiprack_10ul | 1 | GEB 96 Tip Rack 10 µL | 8 | 12 | 10
opentrons_96_filtertiprack_1000ul | 1 | Opentrons OT-2 96 Filter Tip Rack 1000 µL | 8 | 12 | 1000
opentrons_96_filtertiprack_10ul | 1 | Opentrons OT-2 96 Filter Tip Rack 10 µL | 8 | 12 | 10
opentrons_96_filtertiprack_200ul | 1 | Opentrons OT-2 96 Filter Tip Rack 200 µL | 8 | 12 | 200
opentrons_96_filtertiprack_20ul | 1 | Opentrons OT-2 96 Filter Tip Rack 20 µL | 8 | 12 | 20
opentrons_96_tiprack_1000ul | 1 | Opentrons OT-2 96 Tip Rack 1000 µL | 8 | 12 | 1000
opentrons_96_tiprack_10ul | 1 | Opentrons OT-2 96 Tip Rack 10 µL | 8 | 12 | 10
opentrons_96_tiprack_20ul | 1 | Opentrons OT-2 96 Tip Rack 20 µL | 8 | 12 | 20
opentrons_96_tiprack_300ul | 1 | Opentrons OT-2 96 Tip Rack 300 µL | 8 | 12 | 300
opentrons_flex_96_filtertiprack_1000ul | 1 | Opentrons Flex 96 Filter Tip Rack 1000 µL | 8 | 12 | 1000
opentrons_flex_96_filtertiprack_200ul | 1 | Opentrons Flex 96 Filter Tip Rack 200 µL | 8 | 12 | 200
opentrons_flex_96_filtertiprack_20ul | 1 | Opentrons Flex 96 Filter Tip Rack 20 µL | 8 | 12 | 20
opentrons_flex_96_filtertiprack_50ul | 1 | Opentrons Flex 96 Filter Tip Rack 50 µL | 8 | 12 | 50
opentrons_flex_96_tiprack_1000ul | 1 | Opentrons Flex 96 Tip Rack 1000 µL | 8 | 12 | 1000
opentrons_flex_96_tiprack_200ul | 1 | Opentrons Flex 96 Tip Rack 200 µL | 8 | 12 | 200
opentrons_flex_96_tiprack_20ul | 1 | Opentrons Flex 96 Tip Rack 20 µL | 8 | 12 | 20
opentrons_flex_96_tiprack_50ul | 1 | Opentrons Flex 96 Tip Rack 50 µL | 8 | 12 | 50
tipone_96_tiprack_200ul | 1 | TipOne 96 Tip Rack 200 µL | 8 | 12 | 200
`;

/** Pipettes: name, display name, channels, least and largest volume in µL. */
export const pipetteText = `
p10_single | P10 Single-Channel GEN1 | 1 | 1 | 10
p10_multi | P10 8-Channel GEN1 | 8 | 1 | 10
p20_single_gen2 | P20 Single-Channel GEN2 | 1 | 1 | 20
p20_multi_gen2 | P20 8-Channel GEN2 | 8 | 1 | 20
p50_single | P50 Single-Channel GEN1 | 1 | 5 | 50
p50_multi | P50 8-Channel GEN1 | 8 | 5 | 50
p300_single | P300 Single-Channel GEN1 | 1 | 30 | 300
p300_single_gen2 | P300 Single-Channel GEN2 | 1 | 20 | 300
p300_multi_gen2 | P300 8-Channel GEN2 | 8 | 20 | 300
p300_multi | P300 8-Channel GEN1 | 8 | 30 | 300
p1000_single | P1000 Single-Channel GEN1 | 1 | 100 | 1000
p1000_single_gen2 | P1000 Single-Channel GEN2 | 1 | 100 | 1000
p50_single_flex | Flex 1-Channel 50 µL | 1 | 1 | 50
p1000_single_flex | Flex 1-Channel 1000 µL | 1 | 5 | 1000
p1000_multi_flex | Flex 8-Channel 1000 µL | 8 | 5 | 1000
p1000_multi_em_flex | Flex 8-Channel EM 1000 µL | 8 | 5 | 1000
p50_multi_flex | Flex 8-Channel 50 µL | 8 | 1 | 50
p1000_96 | Flex 96-Channel 1000 µL | 96 | 5 | 1000
p200_96 | Flex 96-Channel 200 µL | 96 | 5 | 200
`;
